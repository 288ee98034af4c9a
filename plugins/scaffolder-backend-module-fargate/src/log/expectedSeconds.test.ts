import { expectedSeconds } from './expectedSeconds';

describe('expectedSeconds', () => {
  it.each([
    ['AWS::EC2::NatGateway', 106],
    ['AWS::EC2::VPCEndpoint', 47],
    ['AWS::EC2::EIP', undefined],
    ['AWS::EC2::InternetGateway', undefined],
    ['AWS::ElasticLoadBalancingV2::LoadBalancer', 116],
    ['AWS::ElasticLoadBalancingV2::TargetGroup', undefined],
    ['AWS::ECS::Service', 119],
    ['AWS::IAM::Role', undefined],
    ['AWS::CertificateManager::Certificate', 239],
    ['AWS::S3::Bucket', undefined],
  ])('to create %s: %s', (type, seconds) => {
    expect(expectedSeconds(type, 'create')).toBe(seconds);
  });

  it.each([
    ['AWS::ECS::Service', 71],
    ['AWS::EC2::NatGateway', undefined],
  ])('to update %s: %s', (type, seconds) => {
    expect(expectedSeconds(type, 'update')).toBe(seconds);
  });
});
