"use strict";

const TEXTS = {
  fr: {
    skip: "Aller au contenu", title: "La console", meTitle: "Qui suis-je", loading: "Un instant…",
    signIn: "Se connecter", signOut: "Se déconnecter", partsTitle: "La plateforme",
    partsCaption: "Ce qui répond en ce moment", part: "Partie", state: "État", up: "répond", down: "ne répond pas",
    docsTitle: "Pour les développeurs", tryOut: "Essayer l’API", openapi: "Sa description (OpenAPI)",
    asyncapi: "Les événements (AsyncAPI)", signedOut: "Vous n’êtes pas connecté.",
    notAPerson: "Vous êtes connecté, avec un compte qui n’est rattaché à aucun établissement.",
    unavailable: "Le service des identités ne répond pas pour l’instant. Réessayez dans un moment.",
    failed: "La réponse n’a pas pu être lue. Réessayez dans un moment.",
    personName: "Nom", accessPoint: "Point d’accès", places: "Établissements", other: "English", otherLang: "en",
    PUPIL: "élève", TEACHER: "enseignant", DOCUMENTALIST: "documentaliste", HEAD: "chef d’établissement",
    SCHOOL_LIFE: "vie scolaire", ADMINISTRATIVE: "administratif", LOCAL_AUTHORITY: "collectivité",
    identity: "identités", licence: "licences", distribution: "tablettes", sync: "notes", rollover: "bascule d’année",
    keycloak: "connexion",
  },
  en: {
    skip: "Skip to content", title: "The console", meTitle: "Who am I", loading: "One moment…",
    signIn: "Sign in", signOut: "Sign out", partsTitle: "The platform",
    partsCaption: "What answers right now", part: "Part", state: "State", up: "answers", down: "does not answer",
    docsTitle: "For developers", tryOut: "Try the API", openapi: "Its description (OpenAPI)",
    asyncapi: "The events (AsyncAPI)", signedOut: "You are not signed in.",
    notAPerson: "You are signed in, with an account that belongs to no school.",
    unavailable: "The identity service does not answer right now. Try again in a moment.",
    failed: "The answer could not be read. Try again in a moment.",
    personName: "Name", accessPoint: "Access point", places: "Schools", other: "Français", otherLang: "fr",
    PUPIL: "pupil", TEACHER: "teacher", DOCUMENTALIST: "documentalist", HEAD: "head of school",
    SCHOOL_LIFE: "school life", ADMINISTRATIVE: "administrative", LOCAL_AUTHORITY: "local authority",
    identity: "identities", licence: "licences", distribution: "tablets", sync: "notes", rollover: "rollover",
    keycloak: "sign-in",
  },
};

/* Only a page of this origin can send this header: it stands against forged requests. */
const CONSOLE = { headers: { "X-Rentree-Console": "1", Accept: "application/json" }, credentials: "same-origin" };

const seen = { me: null, parts: null };
let language = "fr";

const text = (key) => TEXTS[language][key] ?? key;

function element(name, content, className) {
  const node = document.createElement(name);
  node.textContent = content;
  if (className) {
    node.className = className;
  }
  return node;
}

function showMe() {
  if (seen.me === null) {
    return;
  }
  const { status, person } = seen.me;
  const box = document.getElementById("me");
  box.setAttribute("aria-busy", "false");
  document.getElementById("sign-in").hidden = status !== 401;
  document.getElementById("sign-out").hidden = status === 401;
  if (status === 200 && person) {
    box.replaceChildren(describe(person));
  } else {
    const key = { 401: "signedOut", 403: "notAPerson", 404: "notAPerson" }[status] ?? (status >= 500 ? "unavailable" : "failed");
    box.replaceChildren(element("p", text(key)));
  }
}

function describe(person) {
  const list = document.createElement("dl");
  const row = (label, value) => list.append(element("dt", text(label)), element("dd", value));
  row("personName", person.name ?? person.person ?? "");
  if (person.accessPoint) {
    row("accessPoint", person.accessPoint);
  }
  const places = (person.places ?? []).map((place) => `${place.school ?? place.uai ?? ""} (${text(place.profile)})`);
  if (places.length > 0) {
    row("places", places.join(", "));
  }
  return list;
}

function showParts() {
  if (seen.parts === null) {
    return;
  }
  const rows = seen.parts.map(({ part, ready }) => {
    const row = document.createElement("tr");
    const name = element("th", text(part));
    name.scope = "row";
    row.append(name, element("td", text(ready ? "up" : "down"), ready ? "up" : "down"));
    return row;
  });
  document.getElementById("parts").replaceChildren(...rows);
}

function speak(chosen) {
  language = chosen;
  document.documentElement.lang = chosen;
  for (const node of document.querySelectorAll("[data-text]")) {
    node.textContent = text(node.dataset.text);
  }
  const button = document.getElementById("language");
  button.textContent = text("other");
  button.lang = text("otherLang");
  showMe();
  showParts();
}

async function askMe() {
  try {
    const answer = await fetch("/api/v1/me", CONSOLE);
    seen.me = { status: answer.status, person: answer.ok ? await answer.json() : null };
  } catch {
    seen.me = { status: 0, person: null };
  }
  showMe();
}

async function askParts() {
  try {
    const answer = await fetch("/console/state", CONSOLE);
    const { parts } = await answer.json();
    if (JSON.stringify(parts) !== JSON.stringify(seen.parts)) {
      seen.parts = parts;
      showParts();
    }
  } catch {
    /* The next round asks again. */
  }
}

document.getElementById("language").addEventListener("click", () => speak(language === "fr" ? "en" : "fr"));
speak((navigator.language ?? "fr").startsWith("fr") ? "fr" : "en");
askMe();
askParts();
setInterval(askParts, 10000);
