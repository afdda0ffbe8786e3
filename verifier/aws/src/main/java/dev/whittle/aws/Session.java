package dev.whittle.aws;

import java.net.URI;
import java.time.Duration;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.awscore.client.builder.AwsSyncClientBuilder;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.urlconnection.ProxyConfiguration;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.retries.api.BackoffStrategy;
import software.amazon.awssdk.retries.api.RetryStrategy;
import software.amazon.awssdk.services.accessanalyzer.AccessAnalyzerClient;
import software.amazon.awssdk.services.accessanalyzer.endpoints.AccessAnalyzerEndpointProvider;
import software.amazon.awssdk.services.iam.IamClient;
import software.amazon.awssdk.services.iam.endpoints.IamEndpointProvider;
import software.amazon.awssdk.services.organizations.OrganizationsClient;
import software.amazon.awssdk.services.organizations.endpoints.OrganizationsEndpointProvider;
import software.amazon.awssdk.services.sts.StsClient;
import software.amazon.awssdk.services.sts.endpoints.StsEndpointProvider;

/**
 * Clients of one identity. Each names an endpoint of its own, so that the SDK looks for none in environment, profile and system
 * properties; where the user gives none, AWS's rules say which it is.
 */
final class Session {
    /** Stands where the SDK wants an endpoint; nothing is ever sent there (RFC 6761, "invalid"). */
    private static final URI NONE = URI.create("https://unused.invalid");

    /** What is for this machine does not leave it by a proxy. */
    private static final ProxyConfiguration NO_PROXY = ProxyConfiguration.builder()
            .useSystemPropertyValues(false)
            .useEnvironmentVariablesValues(false)
            .build();

    private static final int ATTEMPTS = 8;

    /** Of the first question, so that whoever has no network hears of it soon. */
    private static final int FIRST_ATTEMPTS = 3;

    private static final Duration LONGEST_WAIT = Duration.ofSeconds(20);

    private final Endpoint endpoint;
    private final String region;
    private final AwsCredentialsProvider credentials;
    private final SdkHttpClient http;

    /**
     * @param region where IAM and STS are called from
     */
    Session(Endpoint endpoint, String region, AwsCredentialsProvider credentials) {
        this.endpoint = endpoint;
        this.region = region;
        this.credentials = credentials;
        UrlConnectionHttpClient.Builder builder =
                UrlConnectionHttpClient.builder().socketTimeout(Duration.ofMinutes(1));
        this.http = (endpoint.isLoopback() ? builder.proxyConfiguration(NO_PROXY) : builder).build();
    }

    IamClient iam() {
        IamEndpointProvider rules = IamEndpointProvider.defaultProvider();
        return configured(IamClient.builder(), region, ATTEMPTS)
                .endpointProvider(params -> rules.resolveEndpoint(
                        isGiven() ? params : params.toBuilder().endpoint(null).build()))
                .build();
    }

    AccessAnalyzerClient analyzer(String place) {
        AccessAnalyzerEndpointProvider rules = AccessAnalyzerEndpointProvider.defaultProvider();
        return configured(AccessAnalyzerClient.builder(), place, ATTEMPTS)
                .endpointProvider(params -> rules.resolveEndpoint(
                        isGiven() ? params : params.toBuilder().endpoint(null).build()))
                .build();
    }

    StsClient sts() {
        StsEndpointProvider rules = StsEndpointProvider.defaultProvider();
        return configured(StsClient.builder(), region, FIRST_ATTEMPTS)
                .endpointProvider(params -> rules.resolveEndpoint(
                        isGiven() ? params : params.toBuilder().endpoint(null).build()))
                .build();
    }

    OrganizationsClient organizations() {
        OrganizationsEndpointProvider rules = OrganizationsEndpointProvider.defaultProvider();
        return configured(OrganizationsClient.builder(), region, ATTEMPTS)
                .endpointProvider(params -> rules.resolveEndpoint(
                        isGiven() ? params : params.toBuilder().endpoint(null).build()))
                .build();
    }

    private boolean isGiven() {
        return endpoint.given().isPresent();
    }

    /** How long to wait before asking a second time: a server of this machine has no quota that must recover. */
    Duration pause() {
        return endpoint.isLoopback() ? Duration.ofMillis(20) : Duration.ofSeconds(1);
    }

    private <B extends AwsClientBuilder<B, ?> & AwsSyncClientBuilder<B, ?>> B configured(
            B builder, String place, int attempts) {
        return builder.region(Region.of(place))
                .credentialsProvider(credentials)
                .endpointOverride(endpoint.given().orElse(NONE))
                .httpClient(http)
                .overrideConfiguration(configuration -> configuration
                        .addExecutionInterceptor(new Guard())
                        .putExecutionAttribute(Guard.OWN, true)
                        .retryStrategy(retries(attempts)));
    }

    /** As the SDK does it, but for longer: a large account throttles for minutes, and no answer may be missing. */
    private RetryStrategy retries(int attempts) {
        return AwsRetryStrategy.standardRetryStrategy().toBuilder()
                .maxAttempts(attempts)
                .circuitBreakerEnabled(false)
                .backoffStrategy(BackoffStrategy.exponentialDelay(pause(), LONGEST_WAIT))
                .throttlingBackoffStrategy(BackoffStrategy.exponentialDelay(pause(), LONGEST_WAIT))
                .build();
    }
}
