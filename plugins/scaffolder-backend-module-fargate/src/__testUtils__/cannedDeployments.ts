import { NOW } from './cannedAws';

/** The ARN of a service that deployed something. */
export const SERVICE = 'arn:aws:ecs:eu-west-1:123456789012:service/dev/orders';

/** The ARN of a revision of its task definition. */
export const definition = (n: number) =>
  `arn:aws:ecs:eu-west-1:123456789012:task-definition/orders:${n}`;

/** What ECS describes of each revision. */
export const DEFINITION = {
  cpu: '256',
  memory: '512',
  containerDefinitions: [
    {
      name: 'orders',
      image: 'registry:5000/orders:v1',
      portMappings: [{ containerPort: 8080 }],
    },
  ],
};

/** ECS after some deployments, of which it describes the revisions by number. */
export const withDeployments = (...revisions: number[]) => ({
  ListServiceDeployments: {
    serviceDeployments: [
      ...revisions.map(n => ({
        targetServiceRevisionArn: `revision-${n}`,
        startedAt: NOW,
      })),
      {},
    ],
  },
  DescribeServiceRevisions: ({
    serviceRevisionArns,
  }: {
    serviceRevisionArns: string[];
  }) => ({
    serviceRevisions: serviceRevisionArns.map(serviceRevisionArn => ({
      serviceRevisionArn,
      taskDefinition: definition(Number(serviceRevisionArn.slice(9))),
      containerImages: [
        { containerName: 'orders', image: 'x', imageDigest: 'sha256:1' },
      ],
    })),
  }),
  DescribeTaskDefinition: {
    taskDefinition: DEFINITION,
    tags: [
      { key: 'other', value: 'x' },
      { key: 'fargate-api:deployed-by', value: 'user:default/ann' },
    ],
  },
});
