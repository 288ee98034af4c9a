import { ServiceDefinition } from '../ServiceDefinition';
import { CreateBucket, HeadBucket } from './operations/buckets';
import { GetObject, HeadObject, PutObject } from './operations/objects';

export const service: ServiceDefinition = {
  signingName: 's3',
  protocol: 's3',
  version: '2006-03-01',
  largestBody: 16 * 1024 * 1024,
  loadSchemas: () => require('@aws-sdk/client-s3'),
  operations: { CreateBucket, GetObject, HeadBucket, HeadObject, PutObject },
};
