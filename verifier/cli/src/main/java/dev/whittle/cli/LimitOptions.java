package dev.whittle.cli;

import dev.whittle.compare.SideSources;
import dev.whittle.compare.SideSources.Limit;
import dev.whittle.json.InvalidInputException;
import dev.whittle.request.RequestReader.Role;
import dev.whittle.source.PolicySource;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** What else one principal has beside a policy, and what limits it, for each of two sides. */
@Grouped(OptionGroup.LIMITS)
final class LimitOptions {
    @Spec(Spec.Target.MIXEE)
    private @Nullable CommandSpec command;

    @Option(names = "--with", paramLabel = "FILE", description = "another policy of A's principal; may be repeated")
    private List<String> with = List.of();

    @Option(names = "--boundary", paramLabel = "FILE", description = "A's permissions boundary")
    private @Nullable String boundary;

    @Option(
            names = "--scp",
            paramLabel = "FILE[,FILE..]",
            description = "the service control policies of one level above A: root, organizational unit or account;"
                    + " repeated for each level")
    private List<String> levels = List.of();

    @Option(names = "--b-with", paramLabel = "FILE", description = "as --with, of B")
    private List<String> bWith = List.of();

    @Option(names = "--b-boundary", paramLabel = "FILE", description = "as --boundary, of B")
    private @Nullable String bBoundary;

    @Option(names = "--b-scp", paramLabel = "FILE[,FILE..]", description = "as --scp, of B")
    private List<String> bLevels = List.of();

    /** The files of a side, as named. */
    record Names(List<String> united, List<Level> limits) {
        List<String> all() {
            List<String> all = new ArrayList<>(united);
            limits.forEach(limit -> all.addAll(limit.files()));
            return all;
        }
    }

    private record Level(String option, List<String> files, Role role) {}

    /** The files of the first side. */
    Names a(String policy) {
        return names(policy, with, boundary, levels, "--");
    }

    /** The files of the second side. */
    Names b(String policy) {
        return names(policy, bWith, bBoundary, bLevels, "--b-");
    }

    /** Whether any of these is given. */
    boolean areGiven() {
        return a("").all().size() + b("").all().size() > 2;
    }

    private Names names(String policy, List<String> more, @Nullable String limit, List<String> scps, String before) {
        List<String> united = new ArrayList<>(List.of(policy));
        united.addAll(more);
        List<Level> limits = new ArrayList<>();
        if (limit != null) {
            limits.add(new Level(before + "boundary", List.of(limit), Role.POLICY));
        }
        for (String level : scps) {
            List<String> files = List.of(level.split(",", -1));
            if (files.contains("")) {
                throw Usage.wrong(command, before + "scp `" + level + "` holds an empty name; write FILE or FILE,FILE");
            }
            limits.add(new Level(before + "scp", files, Role.SERVICE_CONTROL_POLICY));
        }
        return new Names(united, limits);
    }

    /**
     * Reads the files of a side.
     *
     * @param reader of a file's policy
     * @param refused where those that are refused are added; what is returned is then not to be used
     */
    static SideSources read(Names names, Function<String, PolicySource> reader, List<InvalidInputException> refused) {
        List<Limit> limits = new ArrayList<>();
        List<PolicySource> united = readAll(names.united(), reader, refused);
        for (Level level : names.limits()) {
            limits.add(new Limit(level.option(), readAll(level.files(), reader, refused), level.role()));
        }
        return new SideSources(united, limits);
    }

    private static List<PolicySource> readAll(
            List<String> names, Function<String, PolicySource> reader, List<InvalidInputException> refused) {
        List<PolicySource> sources = new ArrayList<>();
        for (String name : names) {
            try {
                sources.add(reader.apply(name));
            } catch (InvalidInputException e) {
                refused.add(e);
            }
        }
        return sources;
    }
}
