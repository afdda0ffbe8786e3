package dev.whittle.smt;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * An operating system and processor that z3-turnkey has native libraries for.
 *
 * @param folder where they lie, below Z3's package
 * @param files what is to be unpacked
 * @param loads which of them to load, in this order; the others are found beside them
 */
record Platform(String folder, List<String> files, List<String> loads) {
    static final List<Platform> ALL = List.of(
            unix("linux/amd64", "so"),
            unix("linux/aarch64", "so"),
            unix("osx/amd64", "dylib"),
            unix("osx/aarch64", "dylib"),
            windows("windows/amd64", List.of("vcruntime140.dll", "vcruntime140_1.dll", "libz3.dll", "libz3java.dll")),
            windows("windows/x86", List.of("vcruntime140.dll", "libz3.dll", "libz3java.dll")));

    private static final Map<String, String> PROCESSORS =
            Map.of("amd64", "amd64", "x86_64", "amd64", "aarch64", "aarch64", "x86", "x86", "i386", "x86");

    private static Platform unix(String folder, String ending) {
        return new Platform(folder, List.of("libz3java." + ending, "libz3." + ending), List.of("libz3java." + ending));
    }

    private static Platform windows(String folder, List<String> libraries) {
        return new Platform(folder, libraries, libraries);
    }

    /**
     * The platform of these system properties, if there are libraries for it.
     *
     * @param system {@code os.name}
     * @param processor {@code os.arch}
     */
    static Optional<Platform> of(String system, String processor) {
        String name = system.toLowerCase(Locale.ROOT);
        String family = name.startsWith("mac") ? "osx" : name.startsWith("windows") ? "windows" : name;
        String folder = family + "/" + PROCESSORS.getOrDefault(processor, processor);
        return ALL.stream().filter(platform -> platform.folder().equals(folder)).findFirst();
    }
}
