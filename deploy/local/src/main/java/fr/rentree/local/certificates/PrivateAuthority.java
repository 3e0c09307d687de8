package fr.rentree.local.certificates;

import java.io.IOException;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.security.spec.ECGenParameterSpec;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import javax.security.auth.x500.X500Principal;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.cert.X509v3CertificateBuilder;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.jspecify.annotations.Nullable;

/// Signs certificates (RFC 5280) with a key that was drawn for it.
final class PrivateAuthority {

    private static final Duration AUTHORITY_LIFE = Duration.ofDays(3650);
    private static final Duration LIFE = Duration.ofDays(825);
    private static final Duration CLOCKS_DIFFER = Duration.ofHours(1);
    private static final int SERIAL_BITS = 120;

    private final KeyPair keys;
    private final X509Certificate certificate;
    private final Instant now;

    PrivateAuthority(String name, Instant now) throws GeneralSecurityException, IOException {
        this.now = now;
        this.keys = newKeys();
        var subject = new X500Principal(name);
        var draft = draft(subject, subject, keys.getPublic(), AUTHORITY_LIFE);
        draft.addExtension(Extension.basicConstraints, true, new BasicConstraints(0));
        draft.addExtension(
                Extension.keyUsage, true, new KeyUsage(KeyUsage.keyCertSign | KeyUsage.cRLSign));
        this.certificate = signed(draft);
    }

    /// A key, and the certificate that says whose it is.
    record Identity(KeyPair keys, X509Certificate certificate) {}

    Identity itself() {
        return new Identity(keys, certificate);
    }

    /// For a server on this machine.
    Identity server(String subject) throws GeneralSecurityException, IOException {
        var names =
                new GeneralNames(
                        new GeneralName[] {
                            new GeneralName(GeneralName.dNSName, "localhost"),
                            new GeneralName(GeneralName.iPAddress, "127.0.0.1")
                        });
        return identity(subject, KeyPurposeId.id_kp_serverAuth, names);
    }

    Identity client(String subject) throws GeneralSecurityException, IOException {
        return identity(subject, KeyPurposeId.id_kp_clientAuth, null);
    }

    private Identity identity(String subject, KeyPurposeId purpose, @Nullable GeneralNames names)
            throws GeneralSecurityException, IOException {
        var own = newKeys();
        var draft =
                draft(
                        certificate.getSubjectX500Principal(),
                        new X500Principal(subject),
                        own.getPublic(),
                        LIFE);
        draft.addExtension(Extension.basicConstraints, true, new BasicConstraints(false));
        draft.addExtension(Extension.keyUsage, true, new KeyUsage(KeyUsage.digitalSignature));
        draft.addExtension(Extension.extendedKeyUsage, false, new ExtendedKeyUsage(purpose));
        if (names != null) {
            draft.addExtension(Extension.subjectAlternativeName, false, names);
        }
        return new Identity(own, signed(draft));
    }

    private X509v3CertificateBuilder draft(
            X500Principal issuer, X500Principal subject, PublicKey key, Duration life) {
        return new JcaX509v3CertificateBuilder(
                issuer,
                new BigInteger(SERIAL_BITS, new SecureRandom()),
                Date.from(now.minus(CLOCKS_DIFFER)),
                Date.from(now.plus(life)),
                subject,
                key);
    }

    private X509Certificate signed(X509v3CertificateBuilder draft) throws GeneralSecurityException {
        try {
            var signer = new JcaContentSignerBuilder("SHA256withECDSA").build(keys.getPrivate());
            return new JcaX509CertificateConverter().getCertificate(draft.build(signer));
        } catch (OperatorCreationException e) {
            throw new GeneralSecurityException(e);
        }
    }

    private static KeyPair newKeys() throws GeneralSecurityException {
        var generator = KeyPairGenerator.getInstance("EC");
        generator.initialize(new ECGenParameterSpec("secp256r1"));
        return generator.generateKeyPair();
    }
}
