package tools.aqua.turnkey.support;

import dev.whittle.smt.Z3Library;
import java.io.InputStream;
import java.util.function.Function;

/**
 * Stands in for the class of this name that z3-turnkey calls before its first native method, since it offers no other hook.
 * That one unpacks 34 MB at every start, and leaves them behind in the temporary folder where the process is killed.
 */
public final class TurnKey {
    private TurnKey() {}

    /** Loads the solver's native libraries; called once, by Z3's own class. */
    public static void load(String libraryPrefix, Function<String, InputStream> resources) {
        Z3Library.load(libraryPrefix);
    }
}
