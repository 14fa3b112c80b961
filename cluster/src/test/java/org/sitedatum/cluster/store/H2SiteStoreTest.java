package org.sitedatum.cluster.store;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class H2SiteStoreTest extends SiteStoreLaws {

    @TempDir
    Path folder;

    @Override
    StoreAddress address() {
        return StoreAddress.inFolder(folder);
    }

    @Test
    void shouldRefuseAnotherKindOfDatabaseByName() {
        assertThatThrownBy(() -> new StoreAddress("jdbc:mysql://x/y", "", ""))
                .hasMessage("store.url is \"jdbc:mysql://x/y\": must begin with jdbc:h2: or jdbc:postgresql:");
    }

    @Test
    void shouldSayWhichDatabaseCannotBeOpened() {
        StoreAddress closed = new StoreAddress("jdbc:postgresql://127.0.0.1:1/none", "nobody", "secret-word");
        assertThatThrownBy(() -> SiteDatabase.open(closed))
                .isInstanceOf(StoreException.class)
                .hasMessageContaining("jdbc:postgresql://127.0.0.1:1/none as nobody")
                .hasMessageContaining("check that the database runs")
                .hasMessageNotContaining("secret-word");
    }
}
