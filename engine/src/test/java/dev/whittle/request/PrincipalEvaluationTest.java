package dev.whittle.request;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.whittle.json.Json;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Whom entries of Principal and NotPrincipal name. */
class PrincipalEvaluationTest {
    private static final String ALLOWED = "allowed";

    private static final String IMPLICIT = "implicit";

    private static final String ACCOUNT = "arn:aws:iam::123456789012:";

    private static final String SESSION = "arn:aws:sts::123456789012:assumed-role/r/s";

    @Test
    void principals_ofAws() {
        Asked user = Asked.get().by(ACCOUNT + "user/p/al");
        assertEquals(ALLOWED, user.ofPrincipal("'*'"));
        assertEquals(ALLOWED, user.ofPrincipal("{'AWS':'*'}"));
        assertEquals(ALLOWED, user.ofPrincipal("{'AWS':['210987654321','123456789012']}"));
        assertEquals(ALLOWED, user.ofPrincipal("{'AWS':'" + ACCOUNT + "root'}"));
        assertEquals(IMPLICIT, user.ofPrincipal("{'AWS':'arn:aws-cn:iam::123456789012:root'}"));
        assertEquals(IMPLICIT, user.ofPrincipal("{'AWS':'210987654321'}"));
        assertEquals(ALLOWED, user.ofPrincipal("{'AWS':'" + ACCOUNT + "user/p/al'}"));
        assertEquals(IMPLICIT, user.ofPrincipal("{'AWS':'" + ACCOUNT + "user/al'}"));
        Asked session = Asked.get().by(SESSION);
        assertEquals(ALLOWED, session.ofPrincipal("{'AWS':'" + SESSION + "'}"));
        assertEquals(ALLOWED, session.ofPrincipal("{'AWS':'" + ACCOUNT + "role/path/r'}"));
        assertEquals(IMPLICIT, session.ofPrincipal("{'AWS':'" + ACCOUNT + "role/r2'}"));
        assertEquals(ALLOWED, session.ofPrincipal("{'AWS':'123456789012'}"));
        assertEquals(ALLOWED, Asked.get().by(ACCOUNT + "role/x/r").ofPrincipal("{'AWS':'" + ACCOUNT + "role/r'}"));
        assertEquals(IMPLICIT, Asked.get().by(ACCOUNT + "role/r").ofPrincipal("{'AWS':'" + SESSION + "'}"));
        assertEquals(IMPLICIT, Asked.get().by(ACCOUNT + "user/p/al").ofPrincipal("{'Service':'ec2.amazonaws.com'}"));
    }

    @Test
    void principals_everyoneOfAws_mayLeaveOutServices() {
        assertEquals(ALLOWED, Asked.get().by("anonymous").ofPrincipal("{'AWS':'*'}"));
        assertEquals(
                "unknown every-aws-principal",
                Asked.get().by("ec2.amazonaws.com").ofPrincipal("{'AWS':'*'}"));
        assertEquals(ALLOWED, Asked.get().by("ec2.amazonaws.com").ofPrincipal("'*'"));
        assertEquals(
                "unknown every-aws-principal",
                Asked.get().by("federated:accounts.google.com").ofPrincipal("{'AWS':'*'}"));
    }

    @Test
    void principals_ofOtherTypes() {
        assertEquals(ALLOWED, Asked.get().by("ec2.amazonaws.com").ofPrincipal("{'Service':'ec2.amazonaws.com'}"));
        assertEquals(IMPLICIT, Asked.get().by("ecs.amazonaws.com").ofPrincipal("{'Service':'ec2.amazonaws.com'}"));
        assertEquals(
                ALLOWED,
                Asked.get().by("federated:accounts.google.com").ofPrincipal("{'Federated':'accounts.google.com'}"));
        assertEquals(
                ALLOWED,
                Asked.get()
                        .by(ACCOUNT + "saml-provider/x")
                        .ofPrincipal("{'Federated':'" + ACCOUNT + "saml-provider/x'}"));
        assertEquals(
                IMPLICIT,
                Asked.get()
                        .by(ACCOUNT + "saml-provider/y")
                        .ofPrincipal("{'Federated':'" + ACCOUNT + "saml-provider/x'}"));
    }

    /** One caller has several names; only bearing a name settles whether it is meant. */
    @Test
    void principals_byOtherNames_areOpen() {
        Asked user = Asked.get().by(ACCOUNT + "user/al");
        assertEquals("unknown CALLER AIDAABCDEFGHIJKLMNOPQ", user.ofPrincipal("{'AWS':'AIDAABCDEFGHIJKLMNOPQ'}"));
        assertEquals(
                "unknown CALLER 79a59df979a59df979a59df979a59df979a59df979a59df979a59df979a59df9",
                user.ofPrincipal(
                        "{'CanonicalUser':'79a59df979a59df979a59df979a59df979a59df979a59df979a59df979a59df9'}"));
        assertEquals(
                ALLOWED,
                Asked.get()
                        .by("canonical:79a59df979a59df979a59df979a59df979a59df979a59df979a59df979a59df9")
                        .ofPrincipal(
                                "{'CanonicalUser':'79a59df979a59df979a59df979a59df979a59df979a59df979a59df979a59df9'}"));
        assertEquals(
                IMPLICIT,
                Asked.get()
                        .by("canonical:79a59df979a59df979a59df979a59df979a59df979a59df979a59df979a59df9")
                        .ofPrincipal(
                                "{'CanonicalUser':'79a59df879a59df879a59df879a59df879a59df879a59df879a59df879a59df8'}"));
        String identity = "arn:aws:iam::cloudfront:user/CloudFront Origin Access Identity E1ABC";
        assertEquals(
                "unknown CALLER " + identity, Asked.get().by("anonymous").ofPrincipal("{'AWS':'" + identity + "'}"));
        String logs = "{'Service':['logs.amazonaws.com','logs.eu-west-1.amazonaws.com']}";
        assertEquals(ALLOWED, Asked.get().by("logs.amazonaws.com").ofPrincipal(logs));
        assertEquals(
                "unknown CALLER logs.amazonaws.com, CALLER logs.eu-west-1.amazonaws.com",
                Asked.get().by("s3.amazonaws.com").ofPrincipal(logs));
        Asked federated = Asked.get().by("arn:aws:sts::123456789012:federated-user/f");
        assertEquals(
                "unknown SESSION_OF_USER " + ACCOUNT + "user/al",
                federated.ofPrincipal("{'AWS':'" + ACCOUNT + "user/al'}"));
        assertEquals(IMPLICIT, federated.ofPrincipal("{'AWS':'arn:aws:iam::210987654321:user/al'}"));
        assertEquals(ALLOWED, federated.ofPrincipal("{'AWS':'arn:aws:sts::123456789012:federated-user/f'}"));
    }

    /** Nobody has two canonical ids, so the Deny of the second can't take what the Allow of the first gave. */
    @Test
    void principals_twoCanonicalIds_areNeverBothTheCaller() {
        String policy = "{'Statement':[{'Effect':'Allow','Action':'*','Resource':'*','Principal':'*'},"
                + "{'Effect':'Deny','Action':'*','Resource':'*','Principal':{'CanonicalUser':'a1a1a1a1a1a1a1a1a1a1a1a1a1a1a1a1a1a1a1a1a1a1a1a1a1a1a1a1a1a1a1a1'},"
                + "'Condition':{'Null':{'aws:username':'true'}}},"
                + "{'Effect':'Deny','Action':'*','Resource':'*','Principal':{'CanonicalUser':'b2b2b2b2b2b2b2b2b2b2b2b2b2b2b2b2b2b2b2b2b2b2b2b2b2b2b2b2b2b2b2b2'}}]}";
        Json json = Asked.json(policy);
        Cases cases = RequestEvaluator.cases(
                Documents.of(List.of(json), Asked.KEYS),
                List.of(json),
                Asked.get().by("anonymous").request());
        assertEquals(3, cases.all().size());
    }

    private static String denyBut(String list) {
        return "{'Statement':[{'Effect':'Allow','Action':'*','Resource':'*','Principal':'*'},"
                + "{'Effect':'Deny','Action':'*','Resource':'*','NotPrincipal':" + list + "}]}";
    }

    @Test
    void notPrincipal_betweenTheCertainCases_isOpen() {
        String explicit = "explicit";
        Asked user = Asked.get().by(ACCOUNT + "user/al");
        assertEquals(ALLOWED, user.of(denyBut("{'AWS':['" + ACCOUNT + "user/al','123456789012']}")));
        assertEquals(
                "unknown NOT_PRINCIPAL [\"AWS:" + ACCOUNT + "user/al\"]",
                user.of(denyBut("{'AWS':'" + ACCOUNT + "user/al'}")));
        assertEquals(
                "unknown NOT_PRINCIPAL [\"AWS:" + ACCOUNT + "user/bo\"]",
                user.of(denyBut("{'AWS':'" + ACCOUNT + "user/bo'}")));
        assertEquals(explicit, user.of(denyBut("{'AWS':'arn:aws:iam::210987654321:user/al'}")));
        assertEquals(explicit, Asked.get().by("anonymous").of(denyBut("{'AWS':'123456789012'}")));
        Asked session = Asked.get().by(SESSION);
        assertEquals(
                ALLOWED,
                session.of(denyBut("{'AWS':['" + SESSION + "','" + ACCOUNT + "role/r','" + ACCOUNT + "root']}")));
        assertEquals(
                "unknown NOT_PRINCIPAL [\"AWS:123456789012\",\"AWS:" + SESSION + "\"]",
                session.of(denyBut("{'AWS':['" + SESSION + "','123456789012']}")));
        assertEquals(
                "unknown NOT_PRINCIPAL [\"CanonicalUser:a1a1a1a1a1a1a1a1a1a1a1a1a1a1a1a1a1a1a1a1a1a1a1a1a1a1a1a1a1a1a1a1\"]",
                Asked.get()
                        .by("arn:aws:iam::210987654321:user/x")
                        .of(
                                denyBut(
                                        "{'CanonicalUser':'a1a1a1a1a1a1a1a1a1a1a1a1a1a1a1a1a1a1a1a1a1a1a1a1a1a1a1a1a1a1a1a1'}")));
    }
}
