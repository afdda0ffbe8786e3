package dev.whittle.request;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.whittle.request.Documents.KeyUse;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class DocumentsTest {
    private static Documents of(String... documents) {
        return Documents.of(Arrays.stream(documents).map(Asked::json).toList(), Asked.KEYS);
    }

    private static String when(String condition) {
        return Asked.allow("2012-10-17", "'Resource':'*','Condition':" + condition);
    }

    @Test
    void use_publishedKey_isAsPublished() {
        Documents documents =
                of(when("{'ForAnyValue:StringEquals':{'aws:username':'x'},'StringEquals':{'aws:TagKeys':'x'}}"));
        assertEquals(KeyUse.SINGLE, documents.use("aws:username"));
        assertEquals(KeyUse.MULTIPLE, documents.use("aws:tagkeys"));
        assertEquals(KeyUse.SINGLE, documents.use("aws:requesttag/any"));
        assertEquals(Set.of(), documents.assumedSingle());
    }

    @Test
    void use_unknownKey_isAsAllDocumentsUseIt() {
        String plain = when("{'StringEquals':{'My:Key':'x'}}");
        String inSet = when("{'ForAllValues:StringLikeIfExists':{'my:key':'x'}}");
        assertEquals(KeyUse.SINGLE, of(plain).use("my:key"));
        assertEquals(Set.of("my:key"), of(plain).assumedSingle());
        assertEquals(KeyUse.MULTIPLE, of(inSet).use("my:key"));
        assertEquals(KeyUse.UNSURE, of(plain, inSet).use("my:key"));
        assertEquals(KeyUse.MULTIPLE, of(when("{'Null':{'my:key':'true'}}")).use("my:key"));
    }

    /** Only a key of one value can be a variable. */
    @Test
    void use_unknownVariable_isSingle() {
        String variable = "'Resource':'arn:aws:s3:::b/${My:Key, ´x´}'";
        assertEquals(KeyUse.SINGLE, of(Asked.allow("2012-10-17", variable)).use("my:key"));
        assertEquals(KeyUse.MULTIPLE, of(Asked.allow("2008-10-17", variable)).use("my:key"));
    }

    @Test
    void partition_isTheOneThatIsNamed() {
        String aws = Asked.allow("2012-10-17", "'Resource':'arn:aws:s3:::b'");
        String china = Asked.allow("2012-10-17", "'Resource':'arn:aws-cn:s3:::b'");
        assertEquals(Optional.of("aws"), of(when("{}")).partition());
        assertEquals(Optional.of("aws-cn"), of(china, when("{}")).partition());
        assertEquals(Optional.empty(), of(china, aws).partition());
    }

    @Test
    void hasOtherName_whereTheFirstLabelIsNamedTwice() {
        String logs = Asked.allow("2012-10-17", "'Principal':{'Service':['logs.amazonaws.com','ec2.amazonaws.com']}");
        String regional = Asked.allow("2012-10-17", "'Principal':{'Service':'logs.eu-west-1.amazonaws.com'}");
        assertFalse(of(logs).hasOtherName("logs.amazonaws.com"));
        assertTrue(of(logs, regional).hasOtherName("logs.amazonaws.com"));
        assertFalse(of(logs, regional).hasOtherName("ec2.amazonaws.com"));
    }

    @Test
    void hasOtherPath_whereARoleIsNamedTwice() {
        String bare = Asked.allow("2012-10-17", "'Principal':{'AWS':'arn:aws:iam::123456789012:role/r'}");
        String path = Asked.allow("2012-10-17", "'Principal':{'AWS':'arn:aws:iam::123456789012:role/p/r'}");
        assertFalse(of(bare, bare).hasOtherPath("123456789012", "r"));
        assertTrue(of(bare, path).hasOtherPath("123456789012", "r"));
        assertFalse(of(bare, path).hasOtherPath("210987654321", "r"));
    }
}
