package dev.whittle.trie;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WordsTest {
    @ParameterizedTest
    @CsvSource({
        "GetBucketCORS, Get|Bucket|CORS",
        "CreateDBInstance, Create|DB|Instance",
        "ListMFADevices, List|MFA|Devices",
        "DescribeJobs, Describe|Jobs",
        "GetEC2Instance, Get|EC2|Instance",
        "Invoke20150331, Invoke20150331",
        "Get2FA, Get2|FA",
        "getObject, get|Object",
        "A, A",
        "AB, AB",
        "ABc, A|Bc",
        "AaB, Aa|B",
        "GetSSHkey, Get|SS|Hkey",
        "Put-Item_Now, Put-|Item_|Now",
        "POST, POST",
        "GetAcl, Get|Acl",
        "GetZone, Get|Zone",
        "GetDBAaa, Get|DB|Aaa",
        "GetDBIze, Get|DB|Ize",
        "GetDBIz1, Get|DB|Iz1",
        "GetAZDBZz, Get|AZDB|Zz",
        "Get[Key, Get[|Key",
        "GetDB@x, Get|DB@x",
        "s3, s3"
    })
    void endsBefore_everyIndex_cutsIntoTheseWords(String name, String words) {
        StringBuilder cut = new StringBuilder(name.substring(0, 1));
        for (int i = 1; i < name.length(); i++) {
            cut.append(Words.endsBefore(name, i) ? "|" : "").append(name.charAt(i));
        }
        assertEquals(words, cut.toString());
    }

    @Test
    void endsBefore_endOfTheName_isAWordsEndAndBeyondIsNone() {
        List<Boolean> ends = new ArrayList<>();
        for (int i = 2; i <= 4; i++) {
            ends.add(Words.endsBefore("Get", i));
        }
        assertEquals(List.of(false, true, false), ends);
    }
}
