package kz.tizim.imports;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import java.util.List;
import java.util.Optional;

/** The kinds that features have plugged in. */
@ApplicationScoped
class ImportKinds {
    private final Instance<ImportKind> kinds;

    ImportKinds(@Any Instance<ImportKind> kinds) {
        this.kinds = kinds;
    }

    Optional<ImportKind> find(String name) {
        return kinds.stream().filter(kind -> kind.name().equals(name)).findFirst();
    }

    /** The kind of a registered import. */
    ImportKind get(String name) {
        return find(name).orElseThrow(() -> new IllegalStateException("no bean for imports of kind " + name));
    }

    List<String> names() {
        return kinds.stream().map(ImportKind::name).sorted().toList();
    }
}
