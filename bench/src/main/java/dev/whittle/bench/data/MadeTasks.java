package dev.whittle.bench.data;

import dev.whittle.catalog.Catalog;
import dev.whittle.catalog.CatalogService;
import dev.whittle.catalog.Catalogs;
import dev.whittle.policy.Pattern;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Tasks made up over the newest catalog, where nobody has real ones: one to four statements with names, wildcards of verbs
 * and whole services, and 5, 30, 60 or 95% of what they grant unused. A task hangs on its number alone, so that more tasks are
 * the same tasks and more.
 */
public final class MadeTasks {
    private static final long SEED = 20_261_121;
    private static final List<String> VERBS = List.of("Get", "List", "Describe", "Create", "Update", "Delete", "Put");
    private static final List<Integer> SHARES = List.of(5, 30, 60, 95);

    private static final Catalog CATALOG = Catalogs.newest();

    private MadeTasks() {}

    /** Writes a file of that many tasks. */
    public static Path write(Path file, int count) throws IOException {
        try (BufferedWriter out = Files.newBufferedWriter(file)) {
            for (int i = 0; i < count; i++) {
                out.write(task(i));
                out.write('\n');
            }
        }
        return file;
    }

    /** The task of that number, as a line without its end. */
    public static String task(int number) {
        Random random = new Random(SEED + number);
        List<String> statements = new ArrayList<>();
        TreeSet<String> granted = new TreeSet<>();
        int most = 1 + random.nextInt(4);
        for (int i = 0; i < most; i++) {
            TreeSet<String> patterns = new TreeSet<>();
            int size = 1 + random.nextInt(8);
            for (int j = 0; j < size; j++) {
                patterns.add(pattern(random));
            }
            patterns.forEach(pattern -> granted.addAll(Granted.by(Pattern.of(pattern))));
            String resource = i == 0 ? "*" : "arn:aws:s3:::bucket-" + number + "-" + i + "/*";
            statements.add(
                    "{\"Effect\":\"Allow\",\"Action\":%s,\"Resource\":\"%s\"}".formatted(strings(patterns), resource));
        }
        List<String> unused = new ArrayList<>(granted);
        unused.removeIf(new Share(SHARES.get(random.nextInt(SHARES.size())), random)::isUsed);
        return "{\"id\":\"made-%d\",\"policy\":{\"Version\":\"2012-10-17\",\"Statement\":[%s]},\"unused\":%s}"
                .formatted(number, String.join(",", statements), strings(unused));
    }

    private record Share(int percent, Random random) {
        boolean isUsed(String action) {
            return random.nextInt(100) >= percent;
        }
    }

    private static String pattern(Random random) {
        CatalogService service =
                CATALOG.services().get(random.nextInt(CATALOG.services().size()));
        int kind = random.nextInt(10);
        if (kind == 0 || service.actions().isEmpty()) {
            return service.prefix() + ":*";
        }
        return kind < 5
                ? service.prefix() + ":" + VERBS.get(random.nextInt(VERBS.size())) + "*"
                : service.prefix() + ":"
                        + service.actions()
                                .get(random.nextInt(service.actions().size()))
                                .name();
    }

    private static String strings(Iterable<String> texts) {
        List<String> quoted = new ArrayList<>();
        texts.forEach(text -> quoted.add("\"" + text + "\""));
        return quoted.stream().collect(Collectors.joining(",", "[", "]"));
    }
}
