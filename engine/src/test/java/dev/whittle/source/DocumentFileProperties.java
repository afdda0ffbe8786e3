package dev.whittle.source;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.whittle.json.SourceText;
import dev.whittle.policy.Effect;
import dev.whittle.policy.Policy;
import dev.whittle.policy.RandomPolicyText;
import dev.whittle.policy.Statement;
import dev.whittle.policy.StatementEdit;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/** A document in a folder says and becomes what the same document does that is named alone, in any layout. */
class DocumentFileProperties {
    @Property(seed = "614", tries = 1_000)
    void document_ofAFolder_isReadAndEditedAsOneThatIsNamed(@ForAll Random random) {
        RandomPolicyText layout = new RandomPolicyText(random);
        Policy alone = layout.policy();
        String text = alone.source().text();
        Policy inFolder = CodeFile.inFolder("p.json", text.getBytes(StandardCharsets.UTF_8))
                .orElseThrow()
                .sites()
                .get(0)
                .readPolicy();
        assertEquals(
                alone.statements().stream().map(Statement::context).toList(),
                inFolder.statements().stream().map(Statement::context).toList());
        List<StatementEdit> edits = alone.statements().stream()
                .map(each -> each.effect() == Effect.ALLOW ? layout.edit(each) : new StatementEdit.Keep())
                .toList();
        Optional<String> edited = inFolder.edited(edits);
        assertEquals(alone.edited(edits), edited);
        edited.ifPresent(after -> assertEquals(
                List.of(),
                inFolder.notation()
                        .differences(
                                inFolder,
                                inFolder.notation().read(new SourceText("p.json", after)),
                                IntStream.range(0, edits.size())
                                        .filter(i -> edits.get(i).isDrop())
                                        .boxed()
                                        .toList())));
    }
}
