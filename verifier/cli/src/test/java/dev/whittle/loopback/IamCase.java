package dev.whittle.loopback;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.function.Executable;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.http.urlconnection.ProxyConfiguration;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.iam.IamClient;

/** An account with a user, a group, a role and managed policies, and AWS's own client for Java, which tries nothing twice. */
abstract class IamCase {
    static final String ID = "111122223333";
    static final String QUEUES = "arn:aws:iam::" + ID + ":policy/team/Queues";
    static final String OF_AWS = "arn:aws:iam::aws:policy/QueuesOfAws";

    /** With white space and characters that a form, a shell and RFC 3986 treat each in their way. */
    static final String ODD = """
            { "Version": "2012-10-17",\t"Statement":
              {"Effect": "Allow", "Action": "sqs:Get*", "Resource": "arn:aws:sqs:*:*:it's+a~b%20$c\\u00e9\u00e9&?"} }
            """;

    final Cloud cloud = new Cloud();
    final ServedAccount account = cloud.account(ID);
    private Optional<AwsServer> started = Optional.empty();
    private Optional<IamClient> client = Optional.empty();

    @BeforeEach
    void serve() throws IOException {
        account.addPolicy("/team/", "Queues", Samples.encoded(document("GetQueueUrl")));
        account.addPolicy(OF_AWS, Samples.encoded(document("*")));
        for (String kind : List.of("user", "group", "role")) {
            account.add(kind, "/team/", "Worker").attached().add(OF_AWS);
        }
        AwsServer server = AwsServer.start(cloud);
        started = Optional.of(server);
        client = Optional.of(IamClient.builder()
                .region(Region.AWS_GLOBAL)
                .endpointOverride(URI.create(server.url()))
                .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create("test", "test")))
                .httpClientBuilder(UrlConnectionHttpClient.builder()
                        .proxyConfiguration(ProxyConfiguration.builder()
                                .useSystemPropertyValues(false)
                                .useEnvironmentVariablesValues(false)
                                .build()))
                .overrideConfiguration(each -> each.retryStrategy(AwsRetryStrategy.doNotRetry()))
                .build());
    }

    @AfterEach
    void stop() {
        client.ifPresent(IamClient::close);
        started.ifPresent(AwsServer::close);
    }

    AwsServer server() {
        return started.orElseThrow();
    }

    IamClient iam() {
        return client.orElseThrow();
    }

    ServedPrincipal role() {
        return account.principals().values().stream()
                .filter(each -> each.kind().equals("role"))
                .findFirst()
                .orElseThrow();
    }

    /** It allows an action of SQS. */
    static String document(String action) {
        return "{\"Version\":\"2012-10-17\",\"Statement\":[{\"Effect\":\"Allow\",\"Action\":\"sqs:" + action
                + "\",\"Resource\":\"*\"}]}";
    }

    /** It has so many characters, white space apart. */
    static String document(int size) {
        return " \t\r\n"
                + document("G" + "e".repeat(size - document("G").length())).replace("\":", "\" : ");
    }

    /** A call fails with a code and a status, and changes nothing. */
    void assertRefused(String code, int status, Executable call) {
        String before = server().state();
        AwsServiceException refused = assertThrows(AwsServiceException.class, call);
        assertEquals(code, refused.awsErrorDetails().errorCode());
        assertEquals(status, refused.statusCode());
        assertEquals(before, server().state());
    }
}
