// All findings of an analyzer with their details, as AWS's own client for JavaScript reads them. Usage: findings.mjs URL ANALYZER
import { AccessAnalyzerClient, paginateGetFindingV2, paginateListFindingsV2 } from '@aws-sdk/client-accessanalyzer';

const [endpoint, analyzerArn] = process.argv.slice(2);
const client = new AccessAnalyzerClient({
  endpoint,
  region: 'us-east-1',
  credentials: { accessKeyId: 'test', secretAccessKey: 'test' },
});
for await (const page of paginateListFindingsV2({ client }, { analyzerArn })) {
  for (const { id } of page.findings) {
    const details = [];
    for await (const part of paginateGetFindingV2({ client }, { analyzerArn, id })) {
      details.push(...part.findingDetails);
    }
    console.log(JSON.stringify({ id, details }));
  }
}
