package dev.whittle.request;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.whittle.json.InvalidInputException;
import dev.whittle.json.Json;
import dev.whittle.json.SourceText;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RequestDocumentTest {
    private static final String START = "{'action':'s3:GetObject','resource':'arn:aws:s3:::b/k'";

    private static RequestDocument read(String document) {
        return RequestDocument.read(new SourceText("request.json", document.replace('\'', '"')));
    }

    private static Documents documents() {
        Json json = Asked.json(Asked.allow(
                "2012-10-17", "'Resource':'*','Condition':{'StringEquals':{'aws:username':'x','my:key':'y'}}"));
        return Documents.of(List.of(json), Asked.KEYS);
    }

    private static void mustRefuse(String document, String message) {
        InvalidInputException refused =
                assertThrows(InvalidInputException.class, () -> read(document).request(documents(), false), document);
        assertTrue(String.valueOf(refused.getMessage()).startsWith("request.json:" + message), refused.getMessage());
    }

    @Test
    void read_counterexample_isARequest() {
        Request request =
                read("{'action':'s3:GetObject','resource':'*','principal':'anonymous','context':{'aws:TagKeys':['a','b','a'],"
                                + "'x:n':10,'x:b':true,'x:none':[]},'allowedBy':['/Statement/0'],'notAllowedBecause':'x'}")
                        .request(documents(), true);
        assertEquals("s3:GetObject", request.action());
        assertEquals("*", request.resource());
        assertEquals(Optional.of(Caller.ANONYMOUS), request.principal());
        assertEquals(
                Map.of("aws:tagkeys", List.of("a", "b"), "x:n", List.of("10"), "x:b", List.of("true")),
                request.context());
    }

    @Test
    void read_whatIsMissingOrWrong_isRefusedWithItsPlace() {
        mustRefuse("[]", "1:1: the request is an array");
        mustRefuse("{'action':'s3:Get*','resource':'*'}", "1:11: /action: `s3:Get*` is no action");
        mustRefuse("{'action':'s3','resource':'*'}", "1:11: /action: `s3` is no action");
        mustRefuse("{'action':7,'resource':'*'}", "1:11: /action: this is a number");
        mustRefuse("{'resource':'*'}", "1:1: the request has no action");
        mustRefuse("{'action':'s3:GetObject'}", "1:1: the request has no resource");
        mustRefuse("{'action':'s3:GetObject','resource':'b'}", "1:37: /resource: `b` is no ARN of six parts");
        mustRefuse(START + ",'principal':'bob'}", "1:68: /principal: `bob` is no principal");
        mustRefuse(START + ",'Context':{}}", "1:56: /Context: the member `Context` is unknown; write `context`");
        mustRefuse(START + ",'context':[]}", "1:66: /context: this is an array");
        mustRefuse(START + ",'context':{'a:b':null}}", "1:73: /context/a:b: this is null");
        mustRefuse(
                START + ",'context':{'a:b':'x','A:B':'y'}}",
                "1:77: /context/A:B: the key `A:B` is `a:b` but for letter case");
    }

    @Test
    void request_severalValuesOfAKeyOfOne_areRefused() {
        mustRefuse(
                START + ",'context':{'aws:UserName':['a','b']}}",
                "1:82: /context/aws:UserName: `aws:UserName` has 2 values, but a request has one at most");
        mustRefuse(START + ",'context':{'my:key':['a','b']}}", "1:76: /context/my:key: `my:key` has 2 values");
        assertEquals(
                List.of("a", "b"),
                read(START + ",'context':{'unknown:key':['a','b']}}")
                        .request(documents(), false)
                        .values("unknown:key"));
    }

    @Test
    void request_ofAResourcesPolicy_namesSomebody() {
        RequestDocument nobody = read(START + ",'principal':null}");
        assertEquals(Optional.empty(), nobody.request(documents(), false).principal());
        assertThrows(InvalidInputException.class, () -> nobody.request(documents(), true));
    }

    @Test
    void with_takesThePlaceOfTheFilesValues() {
        RequestDocument document = read(START + ",'context':{'aws:username':'a','aws:TagKeys':['x']}}");
        Request request =
                document.with(List.of("AWS:TagKeys=y", "aws:tagkeys=z=1")).request(documents(), false);
        assertEquals(List.of("y", "z=1"), request.values("aws:tagkeys"));
        assertEquals(List.of("a"), request.values("aws:username"));
        assertThrows(InvalidInputException.class, () -> document.with(List.of("=x")));
        assertThrows(
                InvalidInputException.class,
                () -> document.with(List.of("aws:username=x", "aws:username=y")).request(documents(), false));
    }
}
