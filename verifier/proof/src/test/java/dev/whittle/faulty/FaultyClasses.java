package dev.whittle.faulty;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import javax.tools.ToolProvider;

/** The classes of a package and of those below it once more, some of them changed; everything else is that of the tests. */
public final class FaultyClasses extends URLClassLoader {
    private final String within;

    private FaultyClasses(Path classes, String within) throws IOException {
        super(new URL[] {classes.toUri().toURL()}, FaultyClasses.class.getClassLoader());
        this.within = within;
    }

    /**
     * What is changed.
     *
     * @param source a file of the product
     * @param right what stands there once
     */
    public record Change(Path source, String right, String wrong) {}

    /**
     * The classes with these changes.
     *
     * @param folder where they are compiled to, and nothing else is
     * @param within the package, with a dot at its end
     */
    public static FaultyClasses of(List<Change> changes, Path folder, String within) throws IOException {
        Map<Path, String> sources = new TreeMap<>();
        for (Change change : changes) {
            String source = sources.containsKey(change.source())
                    ? sources.get(change.source())
                    : Files.readString(change.source());
            assertEquals(2, source.split(Pattern.quote(change.right()), -1).length, change.toString());
            sources.put(change.source(), source.replace(change.right(), change.wrong()));
        }
        Path classes = Files.createDirectories(folder.resolve("classes"));
        List<String> arguments =
                new ArrayList<>(List.of("-proc:none", "-nowarn", "-cp", classPath(), "-d", classes.toString()));
        for (Map.Entry<Path, String> source : sources.entrySet()) {
            Path file = folder.resolve(source.getKey().getFileName());
            Files.writeString(file, source.getValue());
            arguments.add(file.toString());
        }
        assertEquals(
                0,
                ToolProvider.getSystemJavaCompiler().run(null, null, null, arguments.toArray(String[]::new)),
                "javac");
        return new FaultyClasses(classes, within);
    }

    private static String classPath() {
        return System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
    }

    @Override
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
        synchronized (getClassLoadingLock(name)) {
            Class<?> known = findLoadedClass(name);
            if (known != null || !name.startsWith(within)) {
                return known != null ? known : super.loadClass(name, resolve);
            }
            try (InputStream bytes = resource(name.replace('.', '/') + ".class")) {
                byte[] all = bytes.readAllBytes();
                return defineClass(name, all, 0, all.length);
            } catch (IOException e) {
                throw new ClassNotFoundException(name, e);
            }
        }
    }

    /** A changed class, else the right one. */
    private InputStream resource(String file) throws IOException {
        URL changed = findResource(file);
        URL url = changed != null ? changed : getParent().getResource(file);
        return url.openStream();
    }
}
