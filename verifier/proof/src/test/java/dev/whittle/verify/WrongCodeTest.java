package dev.whittle.verify;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import dev.whittle.faulty.FaultyClasses;
import java.lang.reflect.Method;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Each reader or writer of code with a fault, compiled and run, is stopped by the check that its row names, or else by the row itself. */
class WrongCodeTest {
    @TempDir
    private Path folder = Path.of("");

    @ParameterizedTest
    @MethodSource({
        "dev.whittle.verify.WrongCode#all",
        "dev.whittle.verify.WrongOpenActions#all",
        "dev.whittle.verify.WrongTerraformJson#all"
    })
    void code_withAFault_isCaught(WrongCode wrong) throws Exception {
        assertEquals(2, wrong.file().split(Pattern.quote(wrong.before()), -1).length, wrong.file());
        assertEquals(wrong.right(), RefinedCode.said(wrong.name(), wrong.file(), wrong.asked()));
        var changes = wrong.changes().stream()
                .map(each -> new FaultyClasses.Change(each.source(), each.right(), each.wrong()))
                .toList();
        try (FaultyClasses loader = FaultyClasses.of(changes, folder, "dev.whittle.")) {
            Method said = Class.forName(RefinedCode.class.getName(), true, loader)
                    .getDeclaredMethod("said", String.class, String.class, String.class);
            said.setAccessible(true);
            String answer = (String) said.invoke(null, wrong.name(), wrong.file(), wrong.asked());
            assertNotEquals(wrong.right(), answer);
            assertEquals(wrong.catcher(), WrongCode.Catcher.of(answer), answer);
        }
    }
}
