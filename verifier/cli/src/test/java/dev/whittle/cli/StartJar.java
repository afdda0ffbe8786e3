package dev.whittle.cli;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;

/**
 * The shaded jar, made for a fast start. A JVM keeps classes in an archive from one run to the next, but not all: those in the
 * format of Java 5 have no stack maps, so that each start loads and verifies them anew; they are {@linkplain OldClass raised}.
 * And what {@code invokedynamic} stands for is linked anew in each run, even where its class is in the archive; so {@linkplain
 * PlainCalls plain classes and code} take its place. All else stays as it is, in its order.
 */
public final class StartJar {
    private static final String CLASS = ".class";

    private final ZipFile from;
    private final ClassLoader classes;
    private final Map<String, byte[]> rewritten = new LinkedHashMap<>();
    private final Map<String, PlainCalls> plain = new LinkedHashMap<>();

    private StartJar(ZipFile from, ClassLoader classes) {
        this.from = from;
        this.classes = classes;
    }

    /** Makes the second jar of the first: written beside its place and moved there, so that it is whole at any time. */
    public static void main(String[] arguments) throws IOException {
        Path jar = Path.of(arguments[1]);
        Path part = jar.resolveSibling(jar.getFileName() + ".part");
        try {
            write(Path.of(arguments[0]), part);
            Files.move(part, jar, StandardCopyOption.ATOMIC_MOVE);
        } finally {
            Files.deleteIfExists(part);
        }
    }

    /** Writes the jar of a shaded one. The same jar gives the same bytes. */
    static void write(Path shaded, Path jar) throws IOException {
        try (ZipFile from = new ZipFile(shaded.toFile());
                URLClassLoader classes =
                        new URLClassLoader(new URL[] {shaded.toUri().toURL()}, ClassLoader.getPlatformClassLoader());
                ZipOutputStream to = new ZipOutputStream(new BufferedOutputStream(Files.newOutputStream(jar)))) {
            StartJar made = new StartJar(from, classes);
            List<? extends ZipEntry> entries = Collections.list(from.entries());
            for (ZipEntry entry : entries) {
                made.rewrite(entry);
            }
            made.nameMembers();
            for (ZipEntry entry : entries) {
                made.copy(entry, to);
            }
        }
    }

    private void rewrite(ZipEntry entry) throws IOException {
        String name = entry.getName();
        // What is for later JVMs alone is not what the archive is about.
        if (!name.endsWith(CLASS) || name.startsWith("META-INF/")) {
            return;
        }
        byte[] content = content(entry);
        if (OldClass.isOld(content)) {
            rewritten.put(name, OldClass.raised(content, classes));
        } else if (PlainCalls.canBeIn(content)) {
            PlainCalls calls = PlainCalls.of(content);
            rewritten.put(name, calls.content());
            plain.put(name, calls);
        }
    }

    /** A nest's host names all members, whichever of them made further ones. */
    private void nameMembers() {
        Map<String, List<String>> members = new HashMap<>();
        plain.values()
                .forEach(calls -> members.computeIfAbsent(calls.nestHost() + CLASS, host -> new ArrayList<>())
                        .addAll(calls.classes().keySet()));
        members.forEach((host, names) -> {
            byte[] content = rewritten.get(host);
            if (content == null) {
                throw new IllegalStateException("`" + host + "` is the host of a nest and not in the jar");
            }
            rewritten.put(host, PlainCalls.withMembers(content, names));
        });
    }

    private void copy(ZipEntry entry, ZipOutputStream to) throws IOException {
        byte[] content = rewritten.get(entry.getName());
        put(to, entry.getName(), entry.getTimeLocal(), content == null ? content(entry) : content);
        PlainCalls calls = plain.get(entry.getName());
        if (calls != null) {
            for (Map.Entry<String, byte[]> made : calls.classes().entrySet()) {
                put(to, made.getKey() + CLASS, entry.getTimeLocal(), made.getValue());
            }
        }
    }

    private byte[] content(ZipEntry entry) throws IOException {
        try (InputStream content = from.getInputStream(entry)) {
            return content.readAllBytes();
        }
    }

    private static void put(ZipOutputStream to, String name, LocalDateTime time, byte[] content) throws IOException {
        ZipEntry entry = new ZipEntry(name);
        entry.setTimeLocal(time);
        to.putNextEntry(entry);
        to.write(content);
        to.closeEntry();
    }
}
