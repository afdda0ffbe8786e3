package dev.whittle.verify;

import static dev.whittle.verify.Judging.judge;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.whittle.policy.Policy;
import dev.whittle.refine.Candidate;
import dev.whittle.refine.Refiner;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Policies of two language versions: a policy variable in one is plain text in the other. */
class VersionsTest {
    private static final Duration LONG = Duration.ofSeconds(30);
    private static final String NEW = "'Version':'2012-10-17',";
    private static final String OLD = "'Version':'2008-10-17',";
    private static final String NONE = "";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "'Resource':'arn:aws:s3:::b/${aws:username}/*'",
                "'Resource':['arn:aws:s3:::a/*','arn:aws:s3:::b/${aws:username}']",
                "'NotResource':'arn:aws:s3:::b/${aws:username}/*'",
                "'Resource':'arn:aws:s3:::b/\\u0024{aws:username}/*'",
                "'Resource':'arn:aws:s3:::b/${*}'",
                "'Resource':'*','Condition':{'StringLike':{'s3:prefix':'${aws:username}/*'}}",
                "'Resource':'*','Condition':{'StringLike':{'s3:prefix':['x','${aws:username}/*']}}",
                "'Resource':'*','Condition':{'StringEquals':{'aws:ResourceTag/${aws:username}':'x'}}",
                "'Resource':'*','Principal':{'AWS':'arn:aws:iam::111122223333:user/${aws:username}'}",
            })
    void verdict_acrossVersionsWithAVariable_isNeverProved(String context) {
        String granted = "{'Effect':'Allow','Action':'s3:Get*'," + context + "}";
        String denied = "{'Effect':'Allow','Action':'s3:*','Resource':'*'},{'Effect':'Deny','Action':'s3:Delete*',"
                + context + "}";
        for (String statements : List.of(granted, denied)) {
            for (List<String> versions :
                    List.of(List.of(NEW, OLD), List.of(NEW, NONE), List.of(OLD, NEW), List.of(NONE, NEW))) {
                Judgement judgement = judge(policy(versions.get(0), statements), policy(versions.get(1), statements));
                assertFalse(judgement.verdict().isProved(), () -> versions + " of " + statements);
                assertTrue(judgement.differences().get(0).startsWith("Version is "));
            }
            for (String version : List.of(NEW, OLD, NONE)) {
                Policy policy = policy(version, statements);
                assertEquals(new Verdict.Proved(), judge(policy, policy).verdict());
            }
        }
    }

    /** No Version is the older one, and without a variable both languages say the same. */
    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '"',
            delimiter = ';',
            value = {
                "''; '2008-10-17'; 'Resource':'arn:aws:s3:::b/${aws:username}/*'",
                "'2012-10-17'; '2008-10-17'; 'Resource':'arn:aws:s3:::b/*'",
                "'2012-10-17'; ''; 'Resource':'*','Condition':{'StringLike':{'s3:prefix':'$ {x}'}}"
            })
    void verdict_acrossVersionsThatReadAlike_isProvedAndTheDifferenceTold(String one, String other, String context) {
        String statement = "{'Effect':'Allow','Action':'s3:Get*'," + context + "}";
        Judgement judgement = judge(policy(head(one), statement), policy(head(other), statement));
        assertEquals(new Verdict.Proved(), judgement.verdict());
        assertEquals(1, judgement.differences().size());
    }

    /** What is certain whatever the variable means stays certain. */
    @Test
    void verdict_acrossVersions_isRefutedByWhatHangsOnNoVariable() {
        String variable = "{'Effect':'Allow','Action':'s3:Get*','Resource':'arn:aws:s3:::b/${aws:username}/*'}";
        String more = ",{'Effect':'Allow','Action':'s3:PutObject','Resource':'*'}";
        Judgement judgement = judge(policy(NEW, variable), policy(OLD, variable + more));
        assertEquals("s3:putobject", Judging.refuted(judgement, Obligation.V1).action());
    }

    @Test
    void parts_ofAnotherVersion_areNoFit() {
        String statement = "{'Effect':'Allow','Action':'s3:GetObject','Resource':'arn:aws:s3:::b/${aws:username}/*'}";
        Policy original = policy(NEW, statement);
        Candidate candidate = Refiner.refine(original, Judging.known(original, original));
        assertTrue(Prover.proveTogether(candidate, List.of(text(NEW, statement)), LONG)
                .isPresent());
        for (String version : List.of(OLD, NONE)) {
            assertThrows(
                    DisagreementException.class,
                    () -> Prover.proveTogether(candidate, List.of(text(version, statement)), LONG));
        }
    }

    private static String head(String version) {
        return version.equals("''") ? NONE : "'Version':" + version + ",";
    }

    private static Policy policy(String head, String statements) {
        return Pair.policy(text(head, statements));
    }

    private static String text(String head, String statements) {
        return ("{" + head + "'Statement':[" + statements + "]}").replace('\'', '"');
    }
}
