package dev.whittle.evidence;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.whittle.policy.Pattern;
import dev.whittle.trie.CatalogTrie;
import dev.whittle.trie.KnownActions;
import dev.whittle.trie.KnownService;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.Predicate;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/**
 * A catalog that was imported with operations adds to the bundled map. With events that the map translates it can only shrink U;
 * with others U grows only in the service of an event that the import translates, by what is reported unused, and by nothing that
 * a recorded call may authorize.
 */
class ImportProperties {
    private static final CatalogTrie PLAIN = new CatalogTrie(ImportCase.plain());

    @Property(seed = "20261127", tries = 1_500)
    void unused_withAnImport_growsOnlyWhereItTranslates(@ForAll Random random) {
        mustOnlyAdd(ImportCase.of(random), ImportProperties::real);
    }

    /** In the words of the map: what it took and whether it is listed stays, and what it may need is united. */
    @Property(seed = "20261128", tries = 1_500)
    void meaning_withAnImport_keepsEachLine(@ForAll Random random) {
        ImportCase task = ImportCase.of(random);
        Operations imported = Operations.of(task.withOperations());
        for (Recorded call : task.calls()) {
            EventMap.Meaning before = before(call);
            EventMap.Meaning after = EventMap.bundled().meaning(call, PLAIN.catalog(), imported);
            assertEquals(before.used(), after.used());
            assertEquals(before.isListed(), after.isListed());
            assertEquals(before.isSourceKnown(), after.isSourceKnown());
            assertTrue(after.services().containsAll(before.services()));
            assertTrue(before.untranslated().containsAll(after.untranslated()));
            Set<Pattern> all = new TreeSet<>(after.used());
            all.addAll(after.needed());
            assertTrue(all.containsAll(before.needed()));
            if (after.isSourceKnown()) {
                assertTrue(all.containsAll(
                        task.imported(call).stream().map(Pattern::of).toList()));
            }
        }
    }

    @Example
    void unused_eventThatTheImportTranslates_isOfItsServiceAgainButNotWhatItMayAuthorize() {
        KnownActions known = mystery("glue:getjob");
        assertTrue(known.isUnused("glue:getjobs"));
        assertFalse(known.isUnused("glue:getjob"));
        assertTrue(known.isUnused("sqs:sendmessage"));
    }

    @Example
    void unused_importThatNamesNoActionOfItsOwn_keepsTheService() {
        for (String action : List.of("glue:tagresource", "sqs:sendmessage")) {
            KnownActions known = mystery(action);
            assertFalse(known.isUnused("glue:getjobs"), action);
            assertFalse(known.isUnused(action), action);
            assertTrue(known.isUnused("sqs:createqueue"), action);
        }
    }

    @Example
    void unused_eventThatTheImportTranslates_isNotListedForSilence() {
        TreeMap<String, TreeSet<String>> operations = new TreeMap<>();
        operations.put("s3 getmystery", new TreeSet<>(Set.of("s3:getbucketacl")));
        KnownActions known = real(new ImportCase(
                Evidence.NONE, true, List.of(Recorded.of("s3.amazonaws.com", "GetMystery", 1)), operations));
        assertFalse(known.isUnused("s3:getbucketpolicy"));
        assertTrue(known.isUnused("sqs:createqueue"));
    }

    private static KnownActions mystery(String authorized) {
        TreeMap<String, TreeSet<String>> operations = new TreeMap<>();
        operations.put("glue getmystery", new TreeSet<>(Set.of(authorized)));
        return real(new ImportCase(
                Evidence.ofUnused(List.of(Pattern.of("*"))),
                false,
                List.of(Recorded.of("glue.amazonaws.com", "GetMystery", 1)),
                operations));
    }

    @Example
    void replacingTwin_isCaught() {
        mustBeCaught(task -> byImportAlone(task, call -> !task.imported(call).isEmpty()));
    }

    /** What a twin takes for used leaves no doubt about the rest of the service, as if the map had listed the event. */
    @Example
    void listingTwin_isCaught() {
        mustBeCaught(task -> byImportAlone(task, call -> task.isTranslatedByImport(call) && !isTranslatedBefore(call)));
    }

    /** Whatever an operation names, tagging or another service's action, is taken for all that it needs. */
    @Example
    void credulousTwin_isCaught() {
        mustBeCaught(task -> byImportAlone(
                new ImportCase(task.unused(), false, task.calls(), task.operations()),
                call -> !task.imported(call).isEmpty() && !isTranslatedBefore(call)));
    }

    @Example
    void deafTwin_isCaught() {
        mustBeCaught(task -> KnownActions.of(PLAIN, task.evidence(task.calls()), List.of()));
    }

    private static void mustBeCaught(Function<ImportCase, KnownActions> twin) {
        Random random = new Random(20_261_129);
        assertThrows(AssertionError.class, () -> {
            for (int i = 0; i < 1_000; i++) {
                mustOnlyAdd(ImportCase.of(random), twin);
            }
        });
    }

    private static void mustOnlyAdd(ImportCase task, Function<ImportCase, KnownActions> imported) {
        KnownActions before = KnownActions.of(PLAIN, task.evidence(task.calls()), List.of());
        KnownActions after = imported.apply(task);
        assertTrue(before.evidence().unseen().containsAll(after.evidence().unseen()), "a new name for silence");
        Set<String> unused = unused(after);
        for (Recorded call : task.calls()) {
            if (before(call).isSourceKnown()) {
                task.imported(call).forEach(action -> assertFalse(unused.contains(action), action));
            }
        }
        Set<String> lifted = new TreeSet<>();
        task.calls().stream()
                .filter(call -> !isTranslatedBefore(call) && task.isTranslatedByImport(call))
                .forEach(call -> lifted.add(call.source()));
        unused.removeAll(unused(before));
        for (String action : unused) {
            assertTrue(lifted.contains(action.substring(0, action.indexOf(':'))), action + " is of no such service");
            assertTrue(
                    task.unused().unused().stream().anyMatch(pattern -> pattern.matches(action)),
                    action + " is reported by nobody");
        }
    }

    private static EventMap.Meaning before(Recorded call) {
        return EventMap.bundled().meaning(call, PLAIN.catalog(), Operations.of(PLAIN.catalog()));
    }

    private static boolean isTranslatedBefore(Recorded call) {
        return before(call).isSourceKnown() && before(call).untranslated().isEmpty();
    }

    private static KnownActions real(ImportCase task) {
        return KnownActions.of(new CatalogTrie(task.withOperations()), task.evidence(task.calls()), List.of());
    }

    /** The calls are said to have used what the import lists for them, and nothing else of the map is heard. */
    private static KnownActions byImportAlone(ImportCase task, Predicate<Recorded> isHeard) {
        List<Recorded> others = new ArrayList<>();
        Evidence heard = Evidence.NONE;
        for (Recorded call : task.calls()) {
            if (isHeard.test(call)) {
                heard = heard.plus(Evidence.ofReportedUsed(
                                task.imported(call).stream().map(Pattern::of).toList()))
                        .plus(Evidence.ofUsedServices(List.of(Pattern.of(call.source() + ":*"))));
            } else {
                others.add(call);
            }
        }
        return KnownActions.of(PLAIN, task.evidence(others).plus(heard), List.of());
    }

    private static Set<String> unused(KnownActions known) {
        Set<String> unused = new TreeSet<>();
        for (KnownService service : known.servicesWithUnused()) {
            for (int i = 0; i < service.trie().size(); i++) {
                if (service.isUnused(i)) {
                    unused.add(service.trie().folded(i));
                }
            }
        }
        return unused;
    }
}
