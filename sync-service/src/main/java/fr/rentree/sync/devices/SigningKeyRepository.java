package fr.rentree.sync.devices;

import fr.rentree.platform.sql.SqlRepository;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.security.SecureRandom;
import javax.sql.DataSource;

/// The key that cursors are signed with when no setting gives one; every copy of the service finds
/// the same.
@Singleton
class SigningKeyRepository extends SqlRepository {

    private static final int BYTES = 32;

    SigningKeyRepository(DataSource database) {
        super(database);
    }

    @Transactional(TxType.REQUIRES_NEW)
    byte[] loadOrMake() {
        byte[] fresh = new byte[BYTES];
        new SecureRandom().nextBytes(fresh);
        update("insert into signing_key (secret) values (?) on conflict (id) do nothing", fresh);
        return first("select secret from signing_key", row -> row.getBytes(1)).orElseThrow();
    }
}
