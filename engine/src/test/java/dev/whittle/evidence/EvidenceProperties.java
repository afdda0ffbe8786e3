package dev.whittle.evidence;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.whittle.policy.Pattern;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.function.BinaryOperator;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** The order in which evidence comes in means nothing, nor how often. */
class EvidenceProperties {
    @Property(seed = "301", tries = 1_000)
    void plus_anyOrder_isTheSame(@ForAll("parts") List<Evidence> parts, @ForAll Random random) {
        mustNotHangOnOrder(Evidence::plus, parts, random);
    }

    @Property(seed = "302", tries = 300)
    void plus_itself_isItself(@ForAll("parts") List<Evidence> parts) {
        Evidence all = sum(Evidence::plus, parts);
        assertEquals(all, all.plus(all));
        assertEquals(all, all.plus(Evidence.NONE));
        assertEquals(spellings(all), spellings(Evidence.NONE.plus(all)));
    }

    @Example
    void plus_brokenTwin_isCaught() {
        List<Evidence> parts =
                List.of(Evidence.ofUnused(List.of(Pattern.of("a:B"))), Evidence.ofUnused(List.of(Pattern.of("A:b"))));
        assertThrows(AssertionError.class, () -> {
            for (int i = 0; i < 100; i++) {
                mustNotHangOnOrder((one, other) -> one, parts, new Random(i * 7919L));
            }
        });
    }

    private static void mustNotHangOnOrder(BinaryOperator<Evidence> plus, List<Evidence> parts, Random random) {
        List<Evidence> shuffled = new ArrayList<>(parts);
        Collections.shuffle(shuffled, random);
        assertEquals(spellings(sum(plus, parts)), spellings(sum(plus, shuffled)));
    }

    private static Evidence sum(BinaryOperator<Evidence> plus, List<Evidence> parts) {
        return parts.stream().reduce(plus).orElse(Evidence.NONE);
    }

    /** Equality of patterns does not look at letter case; what is printed does. */
    private static List<List<String>> spellings(Evidence evidence) {
        return List.of(
                evidence.unused().stream().map(Pattern::text).toList(),
                evidence.unseen().stream().map(each -> each.group().folded()).toList(),
                evidence.used().stream().map(Pattern::text).toList(),
                evidence.usedServices().stream().map(Pattern::text).toList(),
                evidence.calls().stream().map(Recorded::toString).toList(),
                evidence.kept().stream().map(Pattern::text).toList());
    }

    @Provide
    Arbitrary<List<Evidence>> parts() {
        Arbitrary<List<Pattern>> patterns = Arbitraries.of("a:B", "A:b", "a:b", "a:*", "A:*", "b:B?", "*")
                .map(Pattern::of)
                .list()
                .ofMaxSize(3);
        Arbitrary<List<Pattern>> services =
                Arbitraries.of("a:*", "A:*", "b:*").map(Pattern::of).list().ofMaxSize(2);
        Arbitrary<Evidence> part = Arbitraries.oneOf(
                services.map(Evidence::ofUsedServices),
                Arbitraries.of("Get", "get", "Put")
                        .map(name -> Evidence.ofCalls(List.of(Recorded.of("a.amazonaws.com", name, name.length())))),
                patterns.map(Evidence::ofReportedUnused),
                patterns.map(Evidence::ofReportedUsed),
                Arbitraries.of("r1", "r2").map(principal -> Evidence.NONE.ofAllServicesOf(principal)),
                patterns.map(Evidence::ofUnused),
                patterns.map(Evidence::ofUsed),
                patterns.map(Evidence::ofKept),
                patterns.map(groups ->
                        Evidence.ofUnseen(groups.stream().map(Unseen::ofService).toList())));
        return part.list().ofMaxSize(5);
    }
}
