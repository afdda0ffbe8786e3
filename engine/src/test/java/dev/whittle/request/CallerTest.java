package dev.whittle.request;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class CallerTest {
    private static final Map<String, String> CANONICAL = new LinkedHashMap<>();

    static {
        CANONICAL.put("anonymous", "anonymous");
        CANONICAL.put("arn:aws:iam::123456789012:root", "aws/aws/123456789012/root");
        CANONICAL.put("arn:aws:iam::123456789012:user/al", "aws/aws/123456789012/user/al");
        CANONICAL.put("arn:aws:iam::123456789012:user/p/q/al", "aws/aws/123456789012/user/p/q/al");
        CANONICAL.put("arn:aws-cn:iam::123456789012:role/r", "aws/aws-cn/123456789012/role/r");
        CANONICAL.put("arn:aws:sts::123456789012:assumed-role/r/s@x", "aws/aws/123456789012/role/r/session/s@x");
        CANONICAL.put("arn:aws:sts::123456789012:federated-user/f", "aws/aws/123456789012/federated/f");
        CANONICAL.put(
                "arn:aws:iam::123456789012:saml-provider/p", "federated/arn:aws:iam::123456789012:saml-provider/p");
        CANONICAL.put(
                "arn:aws:iam::123456789012:oidc-provider/a.b/c/d",
                "federated/arn:aws:iam::123456789012:oidc-provider/a.b/c/d");
        CANONICAL.put("federated:accounts.google.com", "federated/accounts.google.com");
        CANONICAL.put("canonical:79a59df9", "canonical/79a59df9");
        CANONICAL.put("ec2.amazonaws.com", "service/ec2.amazonaws.com");
        CANONICAL.put("logs.eu-west-1.amazonaws.com", "service/logs.eu-west-1.amazonaws.com");
        CANONICAL.put("ec2.amazonaws.com.cn", "service/ec2.amazonaws.com.cn");
    }

    @Test
    void of_eachForm_isReadAndWrittenBack() {
        CANONICAL.forEach((text, canonical) -> {
            Caller caller = Caller.of(text).orElseThrow();
            assertEquals(canonical, caller.canonical());
            assertEquals(text, caller.text());
        });
    }

    /** A session does not tell its role's path, so nothing may hang on it. */
    @Test
    void of_roleWithAPath_isTheRoleWithout() {
        assertEquals(Caller.of("arn:aws:iam::123456789012:role/r"), Caller.of("arn:aws:iam::123456789012:role/a/b/r"));
    }

    @Test
    void account_isOfThoseThatHaveOne() {
        assertEquals(
                Optional.of("aws/aws/123456789012/"),
                Caller.of("arn:aws:sts::123456789012:assumed-role/r/s")
                        .orElseThrow()
                        .account());
        for (String text :
                List.of("anonymous", "ec2.amazonaws.com", "canonical:a", "arn:aws:iam::123456789012:saml-provider/p")) {
            assertEquals(Optional.empty(), Caller.of(text).orElseThrow().account(), text);
        }
    }

    @Test
    void of_whatIsNoCaller_isNothing() {
        for (String text : List.of(
                "",
                "bob",
                "123456789012",
                "*",
                "Anonymous",
                "federated:",
                "canonical:",
                "ec2.example.com",
                "arn:aws:iam::123456789012:group/g",
                "arn:aws:iam::1234:user/al",
                "arn:aws:iam::123456789012:user/",
                "arn:aws:iam::123456789012:user/*",
                "arn:aws:sts::123456789012:user/al",
                "arn:aws:sts::123456789012:root",
                "arn:aws:iam::123456789012:assumed-role/r/s",
                "arn:aws:sts::123456789012:assumed-role/r",
                "arn:aws:sts::123456789012:assumed-role/r/s/t",
                "arn:aws:s3:::b",
                "arn:aws:iam::123456789012:root/x",
                "arn:aws:sts::123456789012:assumed-role//s")) {
            assertEquals(Optional.empty(), Caller.of(text), text);
        }
    }
}
