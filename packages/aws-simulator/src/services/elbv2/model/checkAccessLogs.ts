import { policyAllows } from '../../../authorization/policy/policyAllows';
import { RequestContext } from '../../../authorization/policy/RequestContext';
import { AwsError } from '../../../world/AwsError';
import { Region } from '../../../world/World';
import { bucketNamed } from '../../s3/model/bucketNamed';

/**
 * The account that stands for load balancers in a region, where it has one.
 *
 * @see https://docs.aws.amazon.com/elasticloadbalancing/latest/application/enable-access-logging.html
 */
const ACCOUNTS: Record<string, string> = {
  'us-east-1': '127311923021',
  'us-east-2': '033677994240',
  'us-west-1': '027434742980',
  'us-west-2': '797873946194',
  'af-south-1': '098369216593',
  'ap-east-1': '754344448648',
  'ap-northeast-1': '582318560864',
  'ap-northeast-2': '600734575887',
  'ap-northeast-3': '383597477331',
  'ap-south-1': '718504428378',
  'ap-southeast-1': '114774131450',
  'ap-southeast-2': '783225319266',
  'ap-southeast-3': '589379963580',
  'ca-central-1': '985666609251',
  'eu-central-1': '054676820928',
  'eu-north-1': '897822967062',
  'eu-south-1': '635631232127',
  'eu-west-1': '156460612806',
  'eu-west-2': '652711504416',
  'eu-west-3': '009996457667',
  'me-south-1': '076674570225',
  'sa-east-1': '507241528517',
};

/** The services that deliver logs, of application and of network load balancers. */
const SERVICES = {
  application: 'logdelivery.elasticloadbalancing.amazonaws.com',
  network: 'delivery.logs.amazonaws.com',
};

/**
 * Writes a test object, as a load balancer does when its access logs are enabled.
 *
 * @see https://github.com/widdix/aws-cf-templates/issues/349 for the text; which
 *   one is for a bucket that is missing or in another region is from memory.
 * @throws AwsError `InvalidConfigurationRequest`
 */
export function checkAccessLogs(
  region: Region,
  type: keyof typeof SERVICES,
  attributes: ReadonlyMap<string, string>,
): void {
  if (attributes.get('access_logs.s3.enabled') !== 'true') {
    return;
  }
  const name = attributes.get('access_logs.s3.bucket') ?? '';
  const prefix = attributes.get('access_logs.s3.prefix');
  const bucket = bucketNamed(region.world, name)?.bucket;
  if (!bucket) {
    throw refused(`S3Bucket: ${name} does not exist`);
  }
  if (bucket.region !== region.name) {
    throw refused(
      `The bucket: ${name} is not located in the same region with load balancer`,
    );
  }
  const account = ACCOUNTS[region.name];
  const names = {
    Service: [SERVICES[type]],
    AWS: account ? [account, `arn:aws:iam::${account}:root`] : [],
  };
  const owner = region.account.id;
  const key = `${prefix ? `${prefix}/` : ''}AWSLogs/${owner}`;
  const mayWrite = policyAllows(bucket.policy, names, {
    action: 's3:PutObject',
    resource: `arn:aws:s3:::${name}/${key}/ELBAccessLogTestFile`,
    context: new RequestContext({
      'aws:SourceAccount': owner,
      's3:x-amz-acl': 'bucket-owner-full-control',
    }),
  });
  if (!mayWrite) {
    throw refused(
      `Access Denied for bucket: ${name}. Please check S3bucket permission`,
    );
  }
}

function refused(text: string): AwsError {
  return new AwsError('InvalidConfigurationRequest', text);
}
