package dev.whittle.compare;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.whittle.compare.WrongProver.Change;
import dev.whittle.request.Request;
import dev.whittle.request.RequestEvaluator;
import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.Method;
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
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Each wrong prover, compiled and run, proves what a request that the plain evaluator decides speaks against; the right one does not. */
class WrongProversTest {
    private static final Path SOURCES = Path.of("src", "main", "java", "dev", "whittle", "compare");

    @TempDir
    private Path folder = Path.of("");

    @ParameterizedTest
    @MethodSource("dev.whittle.compare.WrongProver#all")
    void prover_withAFault_isCaught(WrongProver wrong) throws Exception {
        Asked asked = Asked.of(wrong.one(), wrong.other());
        Inclusion right = asked.compared().aInsideB();
        assertFalse(right.isProved(), wrong.one() + " in " + wrong.other());
        Request request = wrong.request(right);
        assertTrue(
                RequestEvaluator.cases(asked.documents(), asked.trees(), request).all().stream()
                        .map(each -> each.decisions())
                        .anyMatch(
                                each -> each.get(0).isAllowed() && !each.get(1).isAllowed()),
                request.toString());
        compile(wrong.changes());
        try (Faulty loader = new Faulty(folder.resolve("classes"))) {
            assertEquals("PROVED", word(loader, wrong), wrong.fault());
        }
    }

    /** What the prover of the loader says of the first policy being inside the second. */
    private static Object word(ClassLoader loader, WrongProver wrong) throws ReflectiveOperationException {
        Method method = Class.forName(Written.class.getName(), true, loader)
                .getDeclaredMethod("word", String.class, String.class);
        method.setAccessible(true);
        return method.invoke(null, wrong.one(), wrong.other());
    }

    private void compile(List<Change> changes) throws IOException {
        Map<String, String> sources = new TreeMap<>();
        for (Change change : changes) {
            String source = sources.containsKey(change.type())
                    ? sources.get(change.type())
                    : Files.readString(SOURCES.resolve(change.type() + ".java"));
            assertEquals(2, source.split(Pattern.quote(change.right()), -1).length, change.toString());
            sources.put(change.type(), source.replace(change.right(), change.wrong()));
        }
        List<String> arguments = new ArrayList<>(List.of(
                "-proc:none",
                "-nowarn",
                "-cp",
                classPath(),
                "-d",
                Files.createDirectories(folder.resolve("classes")).toString()));
        for (Map.Entry<String, String> source : sources.entrySet()) {
            Path file = folder.resolve(source.getKey() + ".java");
            Files.writeString(file, source.getValue());
            arguments.add(file.toString());
        }
        assertEquals(
                0,
                ToolProvider.getSystemJavaCompiler().run(null, null, null, arguments.toArray(String[]::new)),
                "javac");
    }

    private static String classPath() {
        return System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
    }

    /** The prover and its tests once more, some of its classes changed; everything else is that of the tests. */
    private static final class Faulty extends URLClassLoader {
        private static final String PACKAGE = "dev.whittle.compare.";

        Faulty(Path classes) throws IOException {
            super(new URL[] {classes.toUri().toURL()}, WrongProversTest.class.getClassLoader());
        }

        @Override
        protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
            synchronized (getClassLoadingLock(name)) {
                Class<?> known = findLoadedClass(name);
                if (known != null || !name.startsWith(PACKAGE)) {
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
}
