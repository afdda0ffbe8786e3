// What all findings of an analyzer call unused, a line for each service, as AWS's own client for JavaScript reads them. Usage: findings.mjs URL ANALYZER
import { AccessAnalyzerClient, paginateGetFindingV2, paginateListFindingsV2 } from '@aws-sdk/client-accessanalyzer';

const [endpoint, analyzerArn] = process.argv.slice(2);
const client = new AccessAnalyzerClient({
  endpoint,
  region: 'us-east-1',
  credentials: { accessKeyId: 'test', secretAccessKey: 'test' },
});
for await (const page of paginateListFindingsV2({ client }, { analyzerArn })) {
  for (const { id } of page.findings) {
    for await (const part of paginateGetFindingV2({ client }, { analyzerArn, id })) {
      for (const { unusedPermissionDetails: unused } of part.findingDetails) {
        console.log([id, unused.serviceNamespace, ...(unused.actions ?? []).map(({ action }) => action)].join(' '));
      }
    }
  }
}
