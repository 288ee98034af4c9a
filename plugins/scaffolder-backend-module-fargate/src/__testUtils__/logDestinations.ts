import { TestBench } from './TestBench';

/** The bucket that {@link logDestinations} makes. */
export const LOG_BUCKET = 'acme-access-logs';

/** @param principal - who may write to the bucket; by default load balancers of both types. */
export async function logDestinations(
  bench: TestBench,
  principal: object = {
    Service: [
      'logdelivery.elasticloadbalancing.amazonaws.com',
      'delivery.logs.amazonaws.com',
    ],
  },
): Promise<{
  accessLogsBucket: string;
  logKmsKeyArn: string;
  webAclArn: string;
}> {
  await bench.foreignStack('log-destinations', {
    template: `
      Resources:
        Key:
          Type: AWS::KMS::Key
          Properties:
            KeyPolicy:
              Statement:
                Effect: Allow
                Principal: { AWS: !Sub 'arn:aws:iam::\${AWS::AccountId}:root' }
                Action: kms:*
                Resource: '*'
        Bucket:
          Type: AWS::S3::Bucket
          Properties: { BucketName: ${LOG_BUCKET} }
        Policy:
          Type: AWS::S3::BucketPolicy
          Properties:
            Bucket: !Ref Bucket
            PolicyDocument:
              Statement:
                Effect: Allow
                Principal: ${JSON.stringify(principal)}
                Action: s3:PutObject
                Resource: !Sub '\${Bucket.Arn}/AWSLogs/\${AWS::AccountId}/*'
        WebAcl:
          Type: AWS::WAFv2::WebACL
          Properties:
            Name: api-filter
            Scope: REGIONAL
            DefaultAction: { Allow: {} }
            VisibilityConfig:
              CloudWatchMetricsEnabled: true
              MetricName: api-filter
              SampledRequestsEnabled: false
      Outputs:
        KeyArn: { Value: !GetAtt Key.Arn }
        WebAclArn: { Value: !GetAtt WebAcl.Arn }`,
  });
  const { KeyArn, WebAclArn } = (await bench.describe('log-destinations'))!
    .outputs;
  return {
    accessLogsBucket: LOG_BUCKET,
    logKmsKeyArn: KeyArn,
    webAclArn: WebAclArn,
  };
}
