/** What people read: French first, English second. */
const WORDS = {
  fr: {
    title: 'Manuel ouvert de mathématiques',
    skip: 'Aller au chapitre',
    signIn: 'Se connecter pour annoter',
    signOut: 'Se déconnecter',
    signedOut: 'Vous lisez sans être connecté : rien de ce que vous surlignez ne serait gardé.',
    noPlace: 'Aucun manuel ne vous est attribué : demandez au responsable d’affectation de votre établissement.',
    manual: 'Manuel',
    notes: 'Mes notes',
    noNotes: 'Sélectionnez un passage du chapitre pour le surligner.',
    highlight: 'Surligner',
    annotate: 'Écrire une note',
    note: 'Note',
    save: 'Garder',
    cancel: 'Annuler',
    edit: 'Modifier',
    remove: 'Supprimer',
    elsewhere: 'Passage qui n’est pas dans ce chapitre',
    waiting: 'à envoyer',
    yellow: 'jaune',
    green: 'vert',
    pink: 'rose',
    export: 'Emporter mes notes',
    storage: 'Gérer le stockage',
    close: 'Fermer',
    textSize: 'Taille du texte',
    resume: 'Reprendre où j’en étais',
    idle: 'Tout est enregistré',
    pending: 'modification(s) à envoyer',
    syncing: 'Synchronisation…',
    offline: 'Hors ligne : vos notes sont gardées sur cet appareil',
    later: 'Le serveur est très sollicité : nouvel essai dans un instant',
    failed: 'Le serveur ne répond pas : nouvel essai dans un instant',
    refused: 'Une modification a été refusée',
    'signed-out': 'Votre session a pris fin : reconnectez-vous, vos notes sont gardées ici',
    'device-cut': 'Cet appareil a été déclaré perdu : il ne synchronise plus',
    'other-account': 'Ces notes sont celles d’une autre personne : reconnectez-vous',
    erased: 'Vos données ont été effacées à votre demande',
    readOnly: 'Lecture seule.',
    conflict: 'Deux versions d’une note ont été écrites. Celle-ci n’a pas été retenue :',
    keepBoth: 'La garder aussi',
    binned: 'Une note que vous modifiiez a été supprimée sur un autre appareil. Vous aviez écrit :',
    bringBack: 'La remettre',
    rejected: 'Cette modification n’est pas acceptée :',
    retry: 'Réessayer',
    giveUp: 'Y renoncer',
    ok: 'D’accord',
    exercise: 'Exercice',
    check: 'Vérifier mes réponses',
    score: 'Résultat',
    best: 'meilleur résultat',
    attempts: 'essai(s)',
    used: 'Place utilisée sur cet appareil',
    notesHere: 'notes',
    nothingToFree: 'Rien n’est à retirer.',
    adviceIntro: 'Ce qui pourrait être retiré ; vous choisissez, et rien n’est touché sur le serveur.',
    freeManual: 'Retirer la copie hors ligne du manuel',
    freed: 'La copie hors ligne a été retirée ; vos notes sont toujours là.',
    adviceAway: 'Hors ligne : les conseils viendront avec le réseau.',
    leaveTitle: 'Se déconnecter de cet appareil',
    leaveUnsent: 'Des modifications n’ont pas encore été envoyées : elles seraient perdues.',
    leaveErase: 'Effacer mes notes de cet appareil (elles restent sur le serveur)',
    other: 'English',
  },
  en: {
    title: 'Open mathematics textbook',
    skip: 'Skip to the chapter',
    signIn: 'Sign in to annotate',
    signOut: 'Sign out',
    signedOut: 'You are reading without being signed in: nothing you highlight would be kept.',
    noPlace: 'No textbook is assigned to you: ask the assignment officer of your school.',
    manual: 'Textbook',
    notes: 'My notes',
    noNotes: 'Select a passage of the chapter to highlight it.',
    highlight: 'Highlight',
    annotate: 'Write a note',
    note: 'Note',
    save: 'Keep',
    cancel: 'Cancel',
    edit: 'Edit',
    remove: 'Delete',
    elsewhere: 'A passage that is not in this chapter',
    waiting: 'to be sent',
    yellow: 'yellow',
    green: 'green',
    pink: 'pink',
    export: 'Take my notes away',
    storage: 'Manage storage',
    close: 'Close',
    textSize: 'Text size',
    resume: 'Go on where I was',
    idle: 'Everything is saved',
    pending: 'change(s) to be sent',
    syncing: 'Synchronising…',
    offline: 'Offline: your notes are kept on this device',
    later: 'The server is very busy: trying again in a moment',
    failed: 'The server does not answer: trying again in a moment',
    refused: 'A change was refused',
    'signed-out': 'Your session has ended: sign in again, your notes are kept here',
    'device-cut': 'This device was reported lost: it no longer synchronises',
    'other-account': 'These notes belong to somebody else: sign in again',
    erased: 'Your data were erased at your request',
    readOnly: 'Read only.',
    conflict: 'Two versions of a note were written. This one did not stay:',
    keepBoth: 'Keep it too',
    binned: 'A note that you were editing was deleted on another device. You had written:',
    bringBack: 'Bring it back',
    rejected: 'This change is not accepted:',
    retry: 'Try again',
    giveUp: 'Give it up',
    ok: 'All right',
    exercise: 'Exercise',
    check: 'Check my answers',
    score: 'Score',
    best: 'best score',
    attempts: 'attempt(s)',
    used: 'Space used on this device',
    notesHere: 'notes',
    nothingToFree: 'Nothing needs to go.',
    adviceIntro: 'What could go; you choose, and nothing on the server is touched.',
    freeManual: 'Remove the offline copy of the textbook',
    freed: 'The offline copy is gone; your notes are still there.',
    adviceAway: 'Offline: advice will come with the network.',
    leaveTitle: 'Sign out of this device',
    leaveUnsent: 'Some changes were not sent yet: they would be lost.',
    leaveErase: 'Erase my notes from this device (they stay on the server)',
    other: 'Français',
  },
} as const;

export type Language = keyof typeof WORDS;
export type Word = keyof (typeof WORDS)['fr'];

const REMEMBERED = 'rentree-reader-language';

let language: Language = localStorage.getItem(REMEMBERED) === 'en' ? 'en' : 'fr';

export function currentLanguage(): Language {
  return language;
}

export function word(key: Word): string {
  return WORDS[language][key];
}

/** Writes the words of the page, wherever an element names one; the chapter itself stays French. */
export function writeWords(): void {
  document.documentElement.lang = language;
  document.title = word('title');
  for (const element of document.querySelectorAll<HTMLElement>('[data-word]')) {
    element.textContent = word(element.dataset.word as Word);
  }
}

export function otherLanguage(): void {
  language = language === 'fr' ? 'en' : 'fr';
  localStorage.setItem(REMEMBERED, language);
  writeWords();
}
