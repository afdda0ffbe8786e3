package example;

import com.microsoft.z3.Context;
import com.microsoft.z3.Solver;
import com.microsoft.z3.Status;
import dev.whittle.catalog.Catalogs;
import dev.whittle.evidence.Evidence;
import dev.whittle.evidence.EvidenceReader;
import dev.whittle.refine.AdmitNew;
import dev.whittle.source.PolicySource;
import dev.whittle.verify.Proof;
import dev.whittle.verify.ProvedRefinement;
import dev.whittle.verify.Refinery;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/** Asks the solver, refines a policy, and asks the solver again; the argument names the jar whose TurnKey is found first. */
public final class Program {
    private static final String POLICY =
            """
            {
              "Version": "2012-10-17",
              "Statement": [{"Effect": "Allow", "Action": "s3:ListBucket*", "Resource": "*"}]
            }
            """;
    private static final String REFINED =
            """
            {
              "Version": "2012-10-17",
              "Statement": [{"Effect": "Allow", "Action": ["s3:ListBucket", "s3:ListBucketVersions"], "Resource": "*"}]
            }
            """;

    private Program() {}

    public static void main(String[] arguments) throws Exception {
        String turnKey = "tools/aqua/turnkey/support/TurnKey.class";
        List<URL> found = Collections.list(Program.class.getClassLoader().getResources(turnKey));
        check(found.get(0).toString().contains("/" + arguments[0]), "TurnKey found first: " + found);

        checkSolver();
        PolicySource policy = PolicySource.read("policy.json", POLICY.getBytes(StandardCharsets.UTF_8));
        Evidence evidence = EvidenceReader.read(
                "unused.txt", "s3:ListBucketMultipartUploads".getBytes(StandardCharsets.UTF_8), Optional.empty());
        Refinery refinery = new Refinery(Catalogs.newest(), AdmitNew.PREFIX, Duration.ofSeconds(30));
        Proof proof = refinery.refine(policy, evidence);
        check(proof.refinement().isPresent(), "not proved: " + proof.judgement());
        Optional<String> refined = proof.refinement().flatMap(ProvedRefinement::text);
        check(refined.equals(Optional.of(REFINED)), "refined: " + refined);
        checkSolver();
    }

    private static void checkSolver() {
        try (Context context = new Context()) {
            Solver solver = context.mkSolver();
            solver.add(context.mkGt(context.mkIntConst("x"), context.mkInt(0)));
            check(solver.check() == Status.SATISFIABLE, "the solver does not answer");
        }
    }

    private static void check(boolean holds, String otherwise) {
        if (!holds) {
            throw new AssertionError(otherwise);
        }
    }
}
