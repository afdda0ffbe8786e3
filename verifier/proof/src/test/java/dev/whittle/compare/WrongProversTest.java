package dev.whittle.compare;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.whittle.faulty.FaultyClasses;
import dev.whittle.request.Request;
import dev.whittle.request.RequestEvaluator;
import java.lang.reflect.Method;
import java.nio.file.Path;
import java.util.List;
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
        List<FaultyClasses.Change> changes = wrong.changes().stream()
                .map(each ->
                        new FaultyClasses.Change(SOURCES.resolve(each.type() + ".java"), each.right(), each.wrong()))
                .toList();
        try (FaultyClasses loader = FaultyClasses.of(changes, folder, "dev.whittle.compare.")) {
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
}
