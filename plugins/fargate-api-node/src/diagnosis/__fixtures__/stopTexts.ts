import { CauseKind } from '@fargate-api/backstage-plugin-fargate-api-common';

/**
 * A text of ECS as it was seen: of a task that could not start.
 *
 * Sources: `doc:` a page of AWS's documentation, `owner/repo#n` an issue on
 * GitHub, `gh:` the id of a public file on GitHub in the code search in which
 * the text was found, `snapshot:` recorded from AWS by another project;
 * `memory` is unverified.
 */
export interface StartText {
  text: string;
  kind: CauseKind;
  facts?: Record<string, string>;
  source: string;
}

const PULLING =
  'CannotPullContainerError: pull image manifest has been retried 1 time(s): failed to resolve ref ';
const RESOURCES = 'ResourceInitializationError: ';
const SECRETS =
  'ResourceInitializationError: unable to pull secrets or registry auth: execution resource retrieval failed: ';
const ECR = '111122223333.dkr.ecr.us-east-1.amazonaws.com';
const ROLE = 'arn:aws:sts::111122223333:assumed-role/ExecutionRole/c83b2ce0';
const SECRET = 'arn:aws:secretsmanager:us-east-1:111122223333:secret:db-AbCdEf';
const RUNTIME =
  'CannotStartContainerError: ResourceInitializationError: failed to create new container runtime task: ';

/** Images that cannot be pulled. */
const PULL_TEXTS: StartText[] = [
  {
    text: `CannotPullContainerError: pull image manifest has been retried 7 time(s): failed to resolve ref ${ECR}/orders:v9: not found`,
    kind: 'image-not-found',
    facts: { image: `${ECR}/orders:v9` },
    source: 'gh:42835685589, gh:54018974683',
  },
  {
    text: `${PULLING}${ECR}/orders:v9: ${ECR}/orders:v9: not found`,
    kind: 'image-not-found',
    facts: { image: `${ECR}/orders:v9` },
    source: 'memory',
  },
  {
    text: `CannotPullContainerError: Error response from daemon: manifest for ${ECR}/cloud-jeopardy-api_server:latest not found: manifest unknown: Requested image not found`,
    kind: 'image-not-found',
    facts: { image: `${ECR}/cloud-jeopardy-api_server:latest` },
    source: 'gh:10251659982, gh:8290059988',
  },
  {
    text: `CannotPullContainerError: API error (404): repository ${ECR}/shop/orders not found`,
    kind: 'image-not-found',
    source: 'doc: awsdocs/amazon-ecs-developer-guide task_cannot_pull_image',
  },
  {
    text: `${PULLING}docker.io/library/nosuch:latest: pull access denied, repository does not exist or may require authorization: server message: insufficient_scope: authorization failed`,
    kind: 'image-private-or-missing',
    facts: { image: 'docker.io/library/nosuch:latest' },
    source: 'snapshot: localstack test_run_task_sync_raise_failure',
  },
  {
    text: "CannotPullContainerError: Error response from daemon: pull access denied for myapp, repository does not exist or may require 'docker login'",
    kind: 'image-private-or-missing',
    source: 'gh:70098312',
  },
  {
    text: `CannotPullContainerError: Error response from daemon: pull access denied for ${ECR}/my_image, repository does not exist or may require 'docker login': denied: User: ${ROLE} is not authorized to perform: ecr:BatchGetImage on resource: arn:aws:ecr:us-east-1:111122223333:repository/test_image because no identity-based policy allows the ecr:BatchGetImage action`,
    kind: 'image-access-denied',
    source: 'aws/amazon-ecs-agent error_messages_test.go (gh:38161896217)',
  },
  {
    text: `${PULLING}${ECR}/bedrock-proxy-api-ecs:latest@sha256:5de487da52320ad9978f3a7a4f6700910342956c7dcb3b6f955222b4cccbd600: unexpected status from HEAD request to https://${ECR}/v2/bedrock-proxy-api-ecs/blobs/sha256:5de487da52320ad9978f3a7a4f6700910342956c7dcb3b6f955222b4cccbd600: 403 Forbidden`,
    kind: 'image-access-denied',
    facts: {
      image: `${ECR}/bedrock-proxy-api-ecs:latest@sha256:5de487da52320ad9978f3a7a4f6700910342956c7dcb3b6f955222b4cccbd600`,
    },
    source: 'aws-samples/bedrock-access-gateway#114',
  },
  {
    text: `${PULLING}${ECR}/a2-ecr-app-repo:latest: pulling from host ${ECR} failed with status code [manifests latest]: 403 Forbidden`,
    kind: 'image-access-denied',
    facts: { image: `${ECR}/a2-ecr-app-repo:latest` },
    source: 'aws/aws-cdk#29876',
  },
  {
    text: 'CannotPullContainerError: inspect image has been retried 1 time(s): failed to resolve ref "xxxxx.xxx": unexpected status code [manifests 6981141]: 403 Forbidden',
    kind: 'image-access-denied',
    facts: { image: 'xxxxx.xxx' },
    source: 'aws/aws-cdk#14457',
  },
  {
    text: "CannotPullContainerError: Error response from daemon: unauthorized: repository 'docker.io/satijalab/seurat:4.1.0' unauthorized (401)",
    kind: 'image-access-denied',
    source: 'nf-core/scrnaseq#199',
  },
  {
    text: `${PULLING}ghcr.io/acme/orders:v9: pulling from host ghcr.io failed with status code [manifests v9]: 401 Unauthorized`,
    kind: 'image-access-denied',
    facts: { image: 'ghcr.io/acme/orders:v9' },
    source: 'memory; the tail as in kubernetes/kubernetes#110678',
  },
  {
    text: `CannotPullContainerError: AccessDeniedException: User: ${ROLE} is not authorized to perform: ecr:GetAuthorizationToken on resource: * status code: 400, `,
    kind: 'image-access-denied',
    source: 'gh:40982800687',
  },
  {
    text: `CannotPullContainerError: Error response from daemon: Head https://${ECR}/v2/my-app/manifests/latest: no basic auth credentials`,
    kind: 'image-access-denied',
    source: 'gh:53745300770',
  },
  {
    text: "The task can't pull the image. Check that the role has the permissions to pull images from the registry.",
    kind: 'image-access-denied',
    source: 'doc: task_cannot_pull_image (gh:57970919700)',
  },
  {
    text: 'CannotPullContainerError: pull access denied',
    kind: 'image-access-denied',
    source: 'doc: task_cannot_pull_image (gh:57970919700)',
  },
  {
    text: 'CannotPullContainerError: ref pull has been retried 1 time(s): failed to copy: httpReadSeeker: failed open: unexpected status code https://registry-1.docker.io/v2/cypress/included/manifests/sha256:86e3bff9: 429 Too Many Requests - Server message: toomanyrequests: You have reached your pull rate limit. You may increase the limit by authenticating and upgrading: https://www.docker.com/increase-rate-limit',
    kind: 'image-rate-limit',
    source: 'the tail in apptension/saas-boilerplate#204; joined from memory',
  },
  {
    text: 'CannotPullContainerError: Error response from daemon: toomanyrequests: You have reached your pull rate limit. You may increase the limit by authenticating and upgrading: https://www.docker.com/increase-rate-limit',
    kind: 'image-rate-limit',
    source: 'aws-amplify/amplify-hosting#1255',
  },
  {
    text: 'CannotPullContainerError: ERROR: toomanyrequests: Too Many Requests.',
    kind: 'image-rate-limit',
    source: 'doc: awsdocs/amazon-ecs-developer-guide task_cannot_pull_image',
  },
  {
    text: 'CannotPullContainerError: toomanyrequests: Rate exceeded',
    kind: 'image-rate-limit',
    source: 'the tail in openreplay/openreplay#4076; joined from memory',
  },
  {
    text: "CannotPullContainerError: pull image manifest has been retried 7 time(s): image Manifest does not contain descriptor matching platform 'linux/amd64'",
    kind: 'image-architecture',
    source: 'gh:55666659432',
  },
  {
    text: 'CannotPullContainerError: no matching manifest for linux/amd64 in the manifest list entries',
    kind: 'image-architecture',
    source: 'gh:44408244536',
  },
  {
    text: 'CannotPullContainerError: pull image manifest has been retried 5 time(s): failed to resolve ref docker.io/tryretool/backend:2.110.5: failed to do request: Head "https://registry-1.docker.io/v2/tryretool/backend/manifests/2.110.5": dial tcp 34.205.13.154:443: i/o timeout',
    kind: 'registry-unreachable',
    facts: { image: 'docker.io/tryretool/backend:2.110.5' },
    source: 'ActionIQ/terraform-aws-retool-ecs-fargate#20',
  },
  {
    text: `CannotPullContainerError: ref pull has been retried 5 time(s): failed to copy: httpReadSeeker: failed open: failed to do request: Get ${ECR}/helloworld:0.0.1: dial tcp 52.219.199.138:443: i/o timeout`,
    kind: 'registry-unreachable',
    source: 'gh:10947971761',
  },
  {
    text: `CannotPullContainerError: API error (500): Get https://${ECR}/v2/: net/http: request canceled while waiting for connection (Client.Timeout exceeded while awaiting headers)`,
    kind: 'registry-unreachable',
    source: 'aws/amazon-ecs-agent#1680',
  },
  {
    text: `CannotPullContainerError: Error response from daemon: Get https://${ECR}/v2/: net/http: request canceled while waiting for connection (Client.Timeout exceeded while awaiting headers) `,
    kind: 'registry-unreachable',
    source: 'gh:40982800687',
  },
  {
    text: 'CannotPullContainerError: context canceled',
    kind: 'registry-unreachable',
    source: 'doc: task_cannot_pull_image (gh:57970919700)',
  },
  {
    text: `The task cannot pull 'orders' from the Amazon ECR repository '${ECR}/orders'. There is a connection issue between the task and Amazon ECR. Check your task network configuration.`,
    kind: 'registry-unreachable',
    source: 'doc: task_cannot_pull_image (gh:57970919700)',
  },
  {
    text: "The task can't pull the image. Check your network configuration",
    kind: 'registry-unreachable',
    source: 'doc: task_cannot_pull_image (gh:57970919700)',
  },
  {
    text: 'CannotPullContainerError: write /var/lib/docker/tmp/GetImageBlob111111111: no space left on device',
    kind: 'image-too-large',
    source: 'doc: awsdocs/amazon-ecs-developer-guide task_cannot_pull_image',
  },
  {
    text: 'CannotPullContainerError: ref pull has been retried 1 time(s): failed to extract layer sha256:7c524a8642865c29df8d3973cefe8430653ba7fea85bd386e24e522601c30227: write /var/lib/containerd/io.containerd.snapshotter.v1.overlayfs/snapshots/86/fs/home/notebook-user/.local/lib/python3.10/site-packages/numpy/linalg/__pycache__/linalg.cpython-310.pyc: no space left on device: unknown',
    kind: 'image-too-large',
    source: 'anomalyco/sst#3542',
  },
  {
    text: 'CannotPullContainerError: containerd: pull command failed: time="2021-08-20T13:58:49Z" level=info msg="apply failure, attempting cleanup" error="failed to extract layer sha256:e246d4b4c5f108af0f72da900f45ae9a37e1d184d8d605ab4117293b6990b7b8: write /var...',
    kind: 'image-too-large',
    source: 'aws/containers-roadmap#1133 (cut by Fargate)',
  },
  {
    text: 'CannotPullContainerError: ref pull has been retried 1 time(s): failed to extract layer sha256:20ba09231e05c5bd253427261d27d7f26e7588bfe682b586a2767f0419305236: hcsshim::ImportLayer - failed failed in Win32: There is not enough space on the disk. (0x70)...',
    kind: 'image-too-large',
    source: 'aws/containers-roadmap#1598',
  },
  {
    text: 'CannotPullContainerError: failed to register layer: write /usr/local/bin/ripples-fast: no space left on device',
    kind: 'image-too-large',
    source: 'nextflow-io/nextflow#5099',
  },
  {
    text: 'CannotPullContainerError: ref pull has been retried 1 time(s): failed to unpack image on snapshotter overlayfs: failed to extract layer sha256:c02342326b04a05fa0fc4c703c4aaa8ffb46cc0f2eda269c4a0dee53c8296182: failed to get stream processor for application/vnd.in-toto+json: no processor for media-type: unknown',
    kind: 'image-unpack-failed',
    source: 'gh:6962574472, gh:19443450516',
  },
  {
    text: 'CannotPullContainerError: ref pull has been retried 1 time(s): failed to copy: httpReaderSeeker: failed open: unexpected status code https://registry-1.docker.io/v2/amazon/aws-xray-daemon/manifests/sha256:2d964e1dbe7a8c9f03f4e9580ff00220bc84ce0294539c6...',
    kind: 'image-pull-failed',
    source: 'aws/aws-xray-daemon#146 (cut by Fargate)',
  },
  {
    text: 'CannotPullContainerError: inspect image has been retried 5 time(s): httpReaderSeeker: failed open: unexpected status code https://registry-1.docker.io/v2/amazon/aws-for-fluent-bit/manifests/sha256:3b4efc1832605c5449308a726941410c28ded459110b31eeff5d001...',
    kind: 'image-pull-failed',
    source: 'aws/aws-for-fluent-bit#194 (cut by Fargate)',
  },
];

/** What a task needs besides its image. */
const RESOURCE_TEXTS: StartText[] = [
  {
    text: `${RESOURCES}unable to pull secrets or registry auth: The task cannot pull registry auth from Amazon ECR: There is a connection issue between the task and Amazon ECR. Check your task network configuration. operation error ECR: GetAuthorizationToken, exceeded maximum number of attempts, 3, https response error StatusCode: 0, RequestID: , request send failed, Post "https://api.ecr.eu-west-2.amazonaws.com/": dial tcp 10.42.10.15:443: i/o timeout`,
    kind: 'registry-unreachable',
    source: 'gh:3139391375, gh:56176014984, gh:68561565163',
  },
  {
    text: `${RESOURCES}unable to pull secrets or registry auth: The task cannot pull registry auth from Amazon ECR: There is a connection issue between the task and Amazon ECR. Check your task network configuration. RequestError: send request failed caused by: Post "https://api.ecr.eu-west-2.amazonaws.com/": dial tcp 3.8.169.253:443: i/o timeout`,
    kind: 'registry-unreachable',
    source: 'aws/copilot-cli#5927, gh:37932177710',
  },
  {
    text: `${SECRETS}unable to retrieve ecr registry auth: service call has been retried 3 time(s): RequestError: send request failed caused by: Post "https://api.ecr.us-east-2.amazonaws.com/": dial tcp 10.0.0.1:443: i/o timeout. Please check your task network configuration.`,
    kind: 'registry-unreachable',
    source: 'doctorray117/minecraft-ondemand#74',
  },
  {
    text: `${SECRETS}unable to retrieve ecr registry auth: service call has been retried 1 time(s): RequestError: send request failed caused by: Post https://api.ecr....`,
    kind: 'registry-unreachable',
    source:
      'aws-samples/aws-fargate-pipeline-lambda-autoscaling#3 (cut by Fargate)',
  },
  {
    text: `${RESOURCES}unable to pull secrets or registry auth: pull command failed: : signal: killed`,
    kind: 'registry-unreachable',
    source: 'gh:42706179401, gh:20539158464, gh:36983443932',
  },
  {
    text: `${SECRETS}unable to retrieve ecr registry auth: service call has been retried 1 time(s): AccessDeniedException: User: ${ROLE} is not authorized to perform: ecr:GetAuthorizationToken on resource: * because no identity-based policy allows the ecr:GetAuthorizationToken action status code: 400, request id: 66372395-f40d-41c3-8cf2-a18a60167fab`,
    kind: 'image-access-denied',
    source: 'gh:30279260060',
  },
  {
    text: `${SECRETS}unable to retrieve ecr registry auth: service call has been retried 1 time(s): operation error ECR: GetAuthorizationToken, https response error StatusCode: 400, RequestID: 415e6826-9d7a-4ef1-8eea-8eec9105a1a8, api error AccessDeniedException: User: ${ROLE} is not authorized to perform: ecr:GetAuthorizationToken on resource: * because no identity-based policy allows the ecr:GetAuthorizationToken action.`,
    kind: 'image-access-denied',
    source: 'gh:57427963421',
  },
  {
    text: `${SECRETS}unable to retrieve secret from asm: service call has been retried 5 time(s): failed to fetch secret arn:aws:secretsmanager:us-west-2:111122223333:secret:DBPassword from secrets manager: RequestCanceled: request context canceled caused by: context deadline exceeded. Please check your task network configuration.`,
    kind: 'service-unreachable',
    facts: { service: 'AWS Secrets Manager' },
    source: 'Releem/releem-agent#195',
  },
  {
    text: `${SECRETS}unable to retrieve secrets from ssm: service call has been retried 5 time(s): RequestCanceled: request context canceled caused by: context deadli...`,
    kind: 'service-unreachable',
    facts: { service: 'AWS Systems Manager' },
    source:
      'umotif-public/terraform-aws-ecs-fargate#50, aws-samples/serverless-jenkins-on-aws-fargate#7 (cut by Fargate)',
  },
  {
    text: `${RESOURCES}unable to pull secrets or registry auth: unable to retrieve secrets from ssm: The task cannot pull secrets from AWS Systems Manager. There is a connection issue between the task and AWS Systems Manager Parameter Store. Check your task network configuration. operation error SSM: GetParameters, https response error StatusCode: 0, RequestID: , canceled, context deadline exceeded`,
    kind: 'service-unreachable',
    facts: { service: 'AWS Systems Manager' },
    source: 'gh:62472074443, gh:66895631730',
  },
  {
    text: 'The task cannot pull secrets from AWS Systems Manager Parameter Store. Check your network connection between the task and AWS Systems Manager.',
    kind: 'service-unreachable',
    facts: { service: 'AWS Systems Manager' },
    source: 'doc: resource-initialization-error (gh:60161502328)',
  },
  {
    text: `${SECRETS}unable to retrieve secret from asm: service call has been retried 1 time(s): failed to fetch secret arn:aws:secretsmanager:eu-west-1:123456789...`,
    kind: 'secret-unavailable',
    source: 'docker-archive/compose-cli#1510 (cut by Fargate)',
  },
  {
    text: `${SECRETS}unable to get registry auth from asm: service call has been retried 5 time(s): asm fetching secret from the service for ...`,
    kind: 'secret-unavailable',
    source: 'aws-samples/keycloak-on-aws#222 (cut by Fargate)',
  },
  {
    text: `${SECRETS}unable to retrieve secret from asm: service call has been retried 1 time(s): failed to fetch secret arn:aws:secretsmanager:us-east-1:111122223333:secret:db from secrets manager: ResourceNotFoundException: Secrets Manager can't find the specified secret.`,
    kind: 'secret-not-found',
    source: 'memory; the tail as in moto and the SDKs',
  },
  {
    text: `${SECRETS}unable to retrieve secret from asm: service call has been retried 1 time(s): failed to fetch secret ${SECRET} from secrets manager: operation error Secrets Manager: GetSecretValue, https response error StatusCode: 400, RequestID: 1, ResourceNotFoundException: Secrets Manager can't find the specified secret value for staging label: AWSCURRENT`,
    kind: 'secret-not-found',
    source: 'gh:69440922913 (in parts)',
  },
  {
    text: `${SECRETS}unable to retrieve secret from asm: service call has been retried 1 time(s): failed to fetch secret ${SECRET} from secrets manager: operation error Secrets Manager: GetSecretValue, https response error StatusCode: 400, RequestID: 1, InvalidRequestException: You can't perform this operation on the secret because it was marked for deletion.`,
    kind: 'secret-not-found',
    source: 'gh:71172644013, gh:63342374055 (in parts)',
  },
  {
    text: "The task can't pull the secret from Secrets Manager. The task can't retrieve the secret with ARN 'arn:aws:secretsmanager:us-east-1:111122223333:secret:db' from Secrets Manager. Check whether the secret exists in the specified Region.",
    kind: 'secret-not-found',
    source: 'doc: resource-initialization-error (gh:60161502328)',
  },
  {
    text: `${SECRETS}unable to retrieve secrets from ssm: service call has been retried 1 time(s): invalid ssm parameters: /wishkit/parsing-engine/gemini-api-key`,
    kind: 'secret-not-found',
    source: 'gh:71021627723, gh:59024526200',
  },
  {
    text: `${SECRETS}unable to retrieve secret from asm: service call has been retried 1 time(s): retrieved secret from Secrets Manager did not contain json key app_definition_id.`,
    kind: 'secret-key-not-found',
    facts: { key: 'app_definition_id' },
    source: 'gh:35051179545, gh:48251834547, gh:68898081022',
  },
  {
    text: `${SECRETS}unable to retrieve secret from asm: service call has been retried 1 time(s): invalid character '\\'' looking for beginning of value`,
    kind: 'secret-invalid',
    source: 'rileydakota/valheim-ecs-fargate-cdk#9',
  },
  {
    text: `${SECRETS}unable to retrieve secret from asm: service call has been retried 1 time(s): failed to fetch secret arn:aws:secretsmanager:us-east-1:111122223333:secret:db from secrets manager: operation error Secrets Manager: GetSecretValue, https response error StatusCode: 400, RequestID: 1, api error AccessDeniedException: User: ${ROLE} is not authorized to perform: secretsmanager:GetSecretValue on resource: arn:aws:secretsmanager:us-east-1:111122223333:secret:db because no identity-based policy allows the secretsmanager:GetSecretValue action`,
    kind: 'secret-access-denied',
    source: 'gh:14343144451, gh:55666659432 (in parts)',
  },
  {
    text: `${SECRETS}unable to retrieve secret from asm: service call has been retried 1 time(s): json: cannot unmarshal number into Go value of type map[string]interface {}`,
    kind: 'secret-invalid',
    source: "memory; the words of Go's encoding/json",
  },
  {
    text: `${SECRETS}unable to retrieve secret from asm: trying to retrieve secret with value ${SECRET}:password resulted in error: an invalid ARN format for the AWS Secrets Manager secret was specified. Specify a valid ARN and try again.`,
    kind: 'secret-unavailable',
    source:
      'gh:3913931207 (source of the ECS agent), gh:26517528174 (in parts)',
  },
  {
    text: `${SECRETS}unable to retrieve secret from asm: service call has been retried 1 time(s): failed to fetch secret ${SECRET} from secrets manager: operation error Secrets Manager: GetSecretValue, https response error StatusCode: 400, RequestID: 1, api error AccessDeniedException: Access to KMS is not allowed`,
    kind: 'secret-access-denied',
    source: 'gh:53587640333, gh:70277405524 (in parts)',
  },
  {
    text: `${SECRETS}unable to retrieve secrets from ssm: service call has been retried 1 time(s): operation error SSM: GetParameters, https response error StatusCode: 400, RequestID: 1, api error AccessDeniedException: User: ${ROLE} is not authorized to perform: ssm:GetParameters on resource: arn:aws:ssm:eu-west-1:111122223333:parameter/orders/db because no identity-based policy allows the ssm:GetParameters action`,
    kind: 'secret-access-denied',
    source: 'gh:60811862440',
  },
  {
    text: `${RESOURCES}unable to pull secrets or registry auth: unable to retrieve secret from asm: There is a connection issue between the task and AWS Secrets Manager. Check your task network configuration. failed to fetch secret ${SECRET} from secrets manager: operation error Secrets Manager: GetSecretValue, https response error StatusCode: 0, RequestID: , canceled, context deadline exceeded`,
    kind: 'service-unreachable',
    facts: { service: 'AWS Secrets Manager' },
    source: 'gh:3139391375, gh:58661859710, gh:63228656455',
  },
  {
    text: `${SECRETS}unable to retrieve secrets from ssm: service call has been retried 1 time(s): AccessDeniedException: User: ${ROLE} is not authorized to perform: ssm:GetParameters on resource: arn:aws:ssm:ap-northeast-2:111122223333:parameter/JobSyncHub/email/AWS_SES_SENDER because no identity-based policy allows the ssm:GetParameters action status code: 400, request id: 119b9aff-b7c0-4a82-a57c-f193bd929bc`,
    kind: 'secret-access-denied',
    source: 'gh:43687062114',
  },
  {
    text: `Fetching secret data from SSM Parameter Store in us-west-2: AccessDeniedException: User: ${ROLE} is not authorized to perform: ssm:GetParameters on resource: arn:aws:ssm:us-west-2:111122223333:parameter/CFN-PLMSecretParameter because no identity-based policy allows the ssm:GetParameters action status code: 400, request id: 1`,
    kind: 'secret-access-denied',
    source: 'gh:44408244536',
  },
  {
    text: `Fetching secret data from AWS Secrets Manager in region us-east-1: secret arn:aws:secretsmanager:us-east-1:111122223333:secret:NewRelicLicenseKeySecret: AccessDeniedException: User: ${ROLE} is not authorized to perform: secretsmanager:GetSecretValue on resource: arn:aws:secretsmanager:us-east-1:111122223333:secret:NewRelicLicenseKeySecret status code: 400, request id: 9cf1881e-14d7-4257-b4a8-be9b56e09e3c`,
    kind: 'secret-access-denied',
    source: 'gh:6842002314 (New Relic documentation)',
  },
  {
    text: `${RESOURCES}failed to download env files: service call has been retried 1 time(s): operation error S3: HeadObject, https response error StatusCode: 403, api error Forbidden: Forbidden.`,
    kind: 'environment-file-unavailable',
    source: 'gh:1624671023',
  },
  {
    text: `${RESOURCES}failed to download env files: file download command: non-empty error stream: RequestCanceled: request context cancelled caused by: context deadline exceeded`,
    kind: 'service-unreachable',
    facts: { service: 'Amazon S3' },
    source: 'gh:48160423469',
  },
  {
    text: `${RESOURCES}failed to validate logger args: create stream has been retried 1 times: failed to create Cloudwatch log stream: ResourceNotFoundException: The specified log group does not exist. : exit status 1`,
    kind: 'log-group-not-found',
    source: 'gh:21782097067, gh:42657034223',
  },
  {
    text: `${RESOURCES}failed to validate logger args: create stream has been retried 1 times: failed to create Cloudwatch log stream: operation error CloudWatch Logs: CreateLogStream, https response error StatusCode: 400, RequestID: 1, ResourceNotFoundException: The specified log group does not exist. : exit status 1`,
    kind: 'log-group-not-found',
    source: 'gh:58723768091, gh:42611734899 (in parts)',
  },
  {
    text: 'CannotStartContainerError: ResourceInitializationError: failed to create new container runtime task: failed to create shim task: OCI runtime create failed: runc create failed: unable to start container process: error during container init: error setting log driver: failed to create logger: LogGroup does not exist',
    kind: 'log-group-not-found',
    source: 'gh:51855753022',
  },
  {
    text: `${RESOURCES}failed to validate logger args: log group does not exist: /ecs/prod/my-service`,
    kind: 'log-group-not-found',
    source: 'gh:51855753022',
  },
  {
    text: 'The task cannot find the Amazon CloudWatch log group defined in the task definition.',
    kind: 'log-group-not-found',
    source: 'doc: resource-initialization-error (gh:60161502328)',
  },
  {
    text: `${RESOURCES}failed to validate logger args: create stream has been retried 1 times: failed to create Cloudwatch log group: AccessDeniedException: User: ${ROLE} is not authorized to perform: logs:CreateLogGroup on resource: arn:aws:logs:us-east-1:111122223333:log-group:/ecs/orders:log-stream: because no identity-based policy allows the logs:CreateLogGroup action`,
    kind: 'log-access-denied',
    source: 'gh:2442732268',
  },
  {
    text: `${RESOURCES}failed to validate logger args: create stream has been retried 1 times: failed to create Cloudwatch log stream: operation error CloudWatch Logs: CreateLogStream, https response error StatusCode: 400, RequestID: 1, api error AccessDeniedException: User: ${ROLE} is not authorized to perform: logs:CreateLogStream on resource: arn:aws:logs:us-east-1:111122223333:log-group:/ecs/orders:log-stream:ecs/app/1 because no identity-based policy allows the logs:CreateLogStream action : exit status 1`,
    kind: 'log-access-denied',
    source: 'gh:58723768091, gh:27418471212',
  },
  {
    text: `${RESOURCES}failed to validate logger args: The task cannot find the Amazon CloudWatch log group defined in the task definition. There is a connection issue between the task and Amazon CloudWatch. Check your network configuration. : signal: killed`,
    kind: 'service-unreachable',
    facts: { service: 'Amazon CloudWatch Logs' },
    source: 'gh:53956371873',
  },
  {
    text: `${RESOURCES}failed to invoke EFS utils commands to set up EFS volumes: stderr: Failed to resolve "fs-0e4a39a0b7bb8b885.efs.us-east-1.amazonaws.com" - check that your file system ID is correct, and ensure that the VPC has an EFS mount target for this file system ID. See https://docs.aws.amazon.com/console/efs/mount-dns-name for more detail.`,
    kind: 'volume-mount-failed',
    source: 'gh:16051367693, gh:23907839122',
  },
  {
    text: `${RESOURCES}failed to invoke EFS utils commands to set up EFS volumes: stderr: Mount attempt 1/3 failed due to timeout after 15 sec, wait 0 sec before next attempt. Mount attempt 2/3 failed due to timeout after 15 sec, wait 0 sec before next attempt. b'mount.nfs4: mount system call failed'`,
    kind: 'volume-mount-failed',
    source: 'gh:1251616364',
  },
  {
    text: `${RESOURCES}failed to invoke EFS utils commands: access denied`,
    kind: 'volume-mount-failed',
    source: 'gh:49452434234',
  },
  {
    text: 'CannotCreateVolumeError: <reason>',
    kind: 'volume-mount-failed',
    source: 'doc: cannot-create-volume (named in gh:57963575503)',
  },
  {
    text: `${RESOURCES}failed to configure ENI: failed to setup regular eni: netplugin failed with no error message`,
    kind: 'network-interface-failed',
    source: 'gh:32636171220',
  },
];

/** Containers that cannot be started. */
const CONTAINER_TEXTS: StartText[] = [
  {
    text: `${RUNTIME}failed to create shim task: OCI runtime create failed: runc create failed: unable to start container process: exec: "019552fb-18b7-72c3-8935-313f6668bb0b": executable file not found in $PATH: unknown`,
    kind: 'command-not-executable',
    facts: { container: 'app' },
    source: 'saebyn/glowing-telegram#398',
  },
  {
    text: `${RUNTIME}failed to create shim: OCI runtime create failed: container_linux.go:380: starting container process caused: exec: "-url": executable file not found in`,
    kind: 'command-not-executable',
    source: 'jenkinsci/amazon-ecs-plugin#258 (cut by Fargate)',
  },
  {
    text: `${RUNTIME}OCI runtime create failed: container_linux.go:370: starting container process caused: exec: "/opt/sonarqube/bin/run.sh": stat /opt/sonarqube/bin/run.sh...no such file or direct...`,
    kind: 'command-not-executable',
    source: 'aws/amazon-ecs-agent#2954 (cut by Fargate)',
  },
  {
    text: `${RUNTIME}failed to create shim task: OCI runtime create failed: runc create failed: unable to start container process: exec: "./entrypoint.sh": permission denied: unknown`,
    kind: 'command-not-executable',
    source: 'memory',
  },
  {
    text: `${RUNTIME}failed to create shim task: OCI runtime create failed: runc create failed: unable to start container process: exec /entrypoint.sh: exec format error`,
    kind: 'image-architecture',
    source: 'memory',
  },
  {
    text: 'CannotStartContainerError: exec format error',
    kind: 'image-architecture',
    source: 'gh:60132584094',
  },
  {
    text: `${RUNTIME}failed to create shim task: OCI runtime create failed: runc create failed: unable to start container process: error during container init: error creating device nodes: mknod /run/containerd/io.containerd.runtime.v2.task/fargate.task/962011037cd2435a9aa5f40392d82936-2949673445/rootfs/dev/null: errno 524: unknown`,
    kind: 'container-start-failed',
    facts: { container: 'app' },
    source: 'aws/amazon-ecs-agent#3526',
  },
  {
    text: 'CannotStartContainerError: ResourceInitializationError: unable to create new container: mount callback failed on /tmp/containerd-mount916692511: open /tmp/containerd-mount916692511/etc/passwd: no such file or directory',
    kind: 'container-start-failed',
    source: 'aws-samples/net-modernization#13',
  },
  {
    text: 'CannotStartContainerError: failed to get container status: <reason>',
    kind: 'container-start-failed',
    source: 'doc: cannot-start-container',
  },
  {
    text: 'CannotInspectContainerError: <reason>',
    kind: 'container-start-failed',
    source: 'doc: stopped-task-error-codes',
  },
  {
    text: 'CannotStopContainerError: failed sending SIGTERM to container: <reason>',
    kind: 'container-start-failed',
    source: 'doc: stopped-task-error-codes',
  },
  {
    text: 'ContainerRuntimeError: failed to create container IO set: <reason>',
    kind: 'container-start-failed',
    source: 'memory',
  },
  {
    text: 'ContainerRuntimeTimeoutError: Could not transition to running; timed out after waiting 1m: <reason>',
    kind: 'container-start-timeout',
    facts: { container: 'app' },
    source: 'doc: stopped-task-error-codes',
  },
  {
    text: 'DockerTimeoutError: Could not transition to started; timed out after waiting 3m0s',
    kind: 'container-start-timeout',
    source: 'doc: repost.aws ecs-fargate-docker-timeout-error (title)',
  },
];

/** Tasks that Fargate cannot place. */
const PLACEMENT_TEXTS: StartText[] = [
  {
    text: 'Capacity is unavailable at this time. Please try again later or in a different availability zone',
    kind: 'no-capacity',
    source: 'sil-org/ecs-deploy#277, gh:71142872397',
  },
  {
    text: "You've reached the limit on the number of tasks you can run concurrently",
    kind: 'quota-exceeded',
    source: 'doc: service-event-messages-list, gh:69058706924',
  },
  {
    text: 'You’ve reached the limit on the number of vCPUs you can run concurrently',
    kind: 'quota-exceeded',
    source: 'doc: service-event-messages-list',
  },
  {
    text: 'The requested CPU configuration is above your limit.',
    kind: 'quota-exceeded',
    source: 'doc: service-event-messages-list',
  },
  {
    text: 'The requested MEMORY configuration is above your limit.',
    kind: 'quota-exceeded',
    source: 'doc: service-event-messages-list',
  },
  {
    text: "Unexpected EC2 error while attempting to Create Network Interface with public IP assignment enabled in subnet 'subnet-0aa6',",
    kind: 'subnet-full',
    source: 'doc: failed-to-start-error (gh:58827404217)',
  },
  {
    text: "Unexpected EC2 error while attempting to Create Network Interface in subnet 'subnet-0aa6': InsufficientFreeAddressesInSubnet",
    kind: 'subnet-full',
    source: 'gh:70592860467, gh:30577264595',
  },
  {
    text: "Unexpected EC2 error while attempting to Create Network Interface with public IP assignment enabled in subnet 'subnet-0aa6': AuthFailure",
    kind: 'network-interface-failed',
    source: 'gh:736569534 (in parts)',
  },
  {
    text: 'Timeout waiting for network interface provisioning to complete.',
    kind: 'network-interface-failed',
    source: 'gh:13509649, gh:52195601713, gh:36983443932',
  },
  {
    text: 'Network interface provision complete error timeout wait for network interface provision.',
    kind: 'network-interface-failed',
    source: 'gh:40742548511, gh:9578328218',
  },
  {
    text: 'Rate limit exceeded while preparing network interface to be attached to instance',
    kind: 'network-interface-failed',
    source: 'gh:9578328218',
  },
  {
    text: 'Unexpected EC2 error while attempting to attach network interface to instance',
    kind: 'network-interface-failed',
    source: 'gh:32636171220',
  },
  {
    text: "ECS was unable to assume the role 'arn:aws:iam::111122223333:role/ecsTaskExecutionRole' that was provided for this task. Please verify that the role being passed has the proper trust relationship and permissions and that your IAM user has permissions to pass this role.",
    kind: 'role-not-assumable',
    source: 'gh:13461219158, gh:11444879429',
  },
  {
    text: 'The selected task definition is not compatible with the selected compute strategy',
    kind: 'platform-incompatible',
    source: 'doc: failed-to-start-error (gh:58827404217)',
  },
  {
    text: 'InternalError: <reason>',
    kind: 'aws-error',
    source: 'doc: failed-to-start-error (gh:58827404217)',
  },
  {
    text: 'Internal error.',
    kind: 'aws-error',
    source: 'doc: service-event-messages-list',
  },
  {
    text: 'Timeout waiting for EphemeralStorage provisioning to complete.',
    kind: 'start-failed',
    source: 'gh:253578609',
  },
  {
    text: 'Task failed to start',
    kind: 'start-failed',
    source: 'aws/containers-roadmap#2561',
  },
];

export const START_TEXTS: StartText[] = [
  ...PULL_TEXTS,
  ...RESOURCE_TEXTS,
  ...CONTAINER_TEXTS,
  ...PLACEMENT_TEXTS,
];
