package dev.whittle.source;

import dev.whittle.json.InvalidInputException;
import dev.whittle.json.Json;
import dev.whittle.json.Problem;
import dev.whittle.policy.KnownType;
import dev.whittle.policy.Pattern;
import dev.whittle.policy.Policy;
import java.util.List;
import java.util.Optional;

/**
 * A policy within a file of infrastructure code.
 *
 * @param file what messages call the file
 * @param address its name there, such as {@code data.aws_iam_policy_document.app}
 * @param takenAs what takes it, as far as the file says
 * @param line the line on which it starts, from 1
 * @param joinsOthers whether other documents add statements to it
 * @param document the policy as JSON would have it, located in the file
 * @param madeFrom what a program made it from, in words, if the file says so: it is never written to
 * @param kept what comments {@code whittle:keep PATTERN} beside its statements keep
 * @param policy what it says; nothing where it can't be read
 * @param problems why not
 */
public record Site(
        String file,
        String address,
        SiteKind takenAs,
        int line,
        boolean joinsOthers,
        Json document,
        Optional<String> madeFrom,
        List<Pattern> kept,
        Optional<Policy> policy,
        List<Problem> problems) {
    public Site {
        kept = List.copyOf(kept);
        problems = List.copyOf(problems);
    }

    /** Whether it is somebody's, so that it may be refined without being named. */
    public boolean isOfIdentity() {
        return takenAs == SiteKind.IDENTITY;
    }

    /** How people find it: file, line and address. */
    public String place() {
        return file + ":" + line + " " + address;
    }

    /** Its type, where what takes it tells. */
    public Optional<KnownType> knownType() {
        return takenAs.type().map(type -> new KnownType(type, "the file gives it to such"));
    }

    /**
     * The policy.
     *
     * @throws InvalidInputException where it can't be read
     */
    public Policy readPolicy() {
        return policy.orElseThrow(() -> new InvalidInputException(file, problems));
    }
}
