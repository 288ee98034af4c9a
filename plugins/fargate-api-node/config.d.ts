export interface Config {
  /** Fargate API for Backstage. */
  fargateApi?: {
    /**
     * The account and region pairs that may be deployed to and read from.
     * Nothing else is ever touched. Changes count while the backend runs.
     */
    targets?: Array<{
      /** How people call it, e.g. `dev`. */
      name: string;
      /**
       * Twelve digits. Without roles below, credentials come from
       * `aws.accounts` for this id.
       */
      accountId: string;
      /** E.g. `eu-west-1`. */
      region: string;
      /**
       * An AWS endpoint other than the region's own, e.g. that of a simulator. Links to
       * AWS's console then lead to the path `/go/view` of this endpoint.
       * Default: AWS's, or `AWS_ENDPOINT_URL`.
       */
      endpoint?: string;
      /**
       * The role to look with: for the card, the catalog and checks. The
       * portal's own credentials (`aws.mainAccount`) assume it. If one of the
       * three roles is set, the portal does only that for which there is a role.
       *
       * `examples/iam/portal-roles.yml` is a CloudFormation template of all
       * that follows; its outputs have the names of these keys.
       */
      lookRoleArn?: string;
      /**
       * The role to restart and scale services, stop tasks and read logs with.
       * Its sessions have the tag `fargate-api:initiator`: the user's entity
       * reference.
       */
      operateRoleArn?: string;
      /** The role of the scaffolder's actions. Its sessions have the same tag. */
      deployRoleArn?: string;
      /** The external id that the trust policies of these roles require. */
      externalId?: string;
      /**
       * The service role of the stacks: CloudFormation works with it instead of
       * the rights of `deployRoleArn`.
       */
      cloudFormationRoleArn?: string;
      /**
       * The IAM path of the roles that the stacks create, e.g.
       * `/fargate-api/stacks/`. Default: `/`.
       */
      rolePath?: string;
      /** The permissions boundary of the roles that the stacks create. */
      permissionsBoundaryArn?: string;
      /** As rolePath, for the roles by which pipelines deploy. */
      deliveryRolePath?: string;
      /**
       * The permissions boundary of the roles by which pipelines deploy. Required
       * for them where permissionsBoundaryArn is set.
       */
      deliveryBoundaryArn?: string;
      /**
       * What it is for, e.g. `production`. Permission policies can decide by
       * it; see docs/permissions.md.
       */
      stage?: string;
      /**
       * The groups (or users) whose members may deploy to it: environments, DNS
       * zones and APIs, and names in its parent zones. Default: everybody who
       * is signed in. Not checked if `ownershipGuard` is false.
       */
      allowedGroups?: string[];
      /**
       * Whether what the portal deploys to a deployed API, such as another image, waits
       * until somebody with the permission `fargate-api.deployment.approve` for its
       * environment approves it; see docs/promotion.md. First deployments, roll backs and
       * pipelines do not wait. Default: false.
       */
      requiresApproval?: boolean;
      /**
       * Whether a deployment of an API behind API Gateway is done only once the API has
       * answered a request of this server: GET of its health check path by HTTPS, at the
       * name that API Gateway has for it, on the internet, without redirects. The server
       * needs access to the internet for it. Default: false.
       */
      probeEndpoints?: boolean;
      /**
       * ARNs of the buckets, tables, queues, topics and secrets that APIs can be
       * granted in this target, as patterns: `*` stands for any characters but
       * colons, `{name}` for the name of the API's stack. Names have hyphens, so
       * write `{name}.*` and not `{name}-*`. Default: none. Whoever may deploy an
       * API here can give it what it lists.
       */
      grantableArns?: string[];
      /**
       * ARNs of the managed policies that APIs can have in this target, such as
       * `arn:aws:iam::aws:policy/AmazonDynamoDBReadOnlyAccess`, beside what is
       * granted to them. AWS's own policies name all resources of the account.
       * Default: none. Whoever may deploy an API here can give it what it lists.
       */
      attachablePolicyArns?: string[];
      /**
       * ARNs of the AWS WAF web ACLs that public APIs can have, as patterns such as
       * `arn:aws:wafv2:eu-west-1:123456789012:regional/webacl/api-*`: a star stands
       * for any characters but colons. Default: none but that of `defaults`. The roles of
       * `portal-roles.yml` need `WebAcls=on` for them.
       */
      webAclArns?: string[];
      /**
       * What APIs and environments have here unless their deployment says
       * otherwise. An update does not change what one has.
       */
      defaults?: {
        /**
         * The KMS key that encrypts the logs of the containers and of the
         * environments.
         */
        logKmsKeyArn?: string;
        /**
         * The days to keep the flow logs of the VPCs that environments create; 0 for
         * none.
         */
        flowLogRetentionDays?: number;
        /**
         * The days to keep the sessions of ECS Exec in a log group of the environment;
         * 0 for the log groups of the containers.
         */
        execLogRetentionDays?: number;
        /** The bucket for the access logs of load balancers. */
        accessLogsBucket?: string;
        /** The AWS WAF web ACL of public APIs, which their deployments may leave out. */
        webAclArn?: string;
        /** The networks that tasks may call, besides HTTPS to any address. */
        egressCidrs?: string[];
        /** Whether ECS Exec can run commands in the containers of tasks. */
        executeCommand?: boolean;
        /** Whether load balancers are protected against deletion. */
        deletionProtection?: boolean;
      };
      /**
       * AWS tags of every stack and its resources, e.g. `CostCenter`. A stack that
       * has such a tag keeps its value.
       */
      tags?: { [key: string]: string | number };
    }>;
    /**
     * Whether only its owner may change, delete or hand over what is deployed,
     * only to a group that the user is a member of, and only in targets whose
     * `allowedGroups` the user is in. It applies in addition to the permission
     * policy, also if the policy allows everything. Set it to false if the
     * policy alone shall decide. Default: true.
     */
    ownershipGuard?: boolean;
    /**
     * Registries that are asked, without credentials, whether an image exists
     * and for which CPU architectures, before an API is deployed, so that a wrong name fails before anything is
     * made. Default: none. The images of others are not checked, except those in
     * ECR in the account of a target.
     */
    registries?: Array<{
      /** As images name it, e.g. `public.ecr.aws`; `docker.io` for Docker Hub. */
      host: string;
      /** The URL of its API. Default: `https://` and the host. */
      endpoint?: string;
    }>;
    /**
     * Prices in place of AWS's list prices, in US dollars an hour unless said otherwise,
     * by region such as `eu-west-1`: a discount of yours, or a region that has none here.
     * The forms with their review pages, the check before a deployment, the cards and the
     * comparison of the ways to run an API show them. Default for a region without prices:
     * those of us-east-1.
     */
    prices?: {
      [region: string]: {
        /** One vCPU of a task. */
        vCpu?: number;
        /** One GB of memory of a task. */
        gigabyte?: number;
        /** A load balancer, without capacity units. */
        loadBalancer?: number;
        /** A NAT gateway, without traffic and without its address. */
        natGateway?: number;
        /** A public IPv4 address. */
        publicIpAddress?: number;
        /** An interface endpoint in one Availability Zone. */
        interfaceEndpoint?: number;
        /** An attachment to a transit gateway. */
        transitGatewayAttachment?: number;
        /** A million requests to an HTTP API of API Gateway, in US dollars. */
        gatewayMillion?: number;
        /** A capacity unit of an Application Load Balancer, for an hour. */
        loadBalancerUnit?: number;
        /** A GB that a NAT gateway processes, in US dollars. */
        natGigabyte?: number;
        /** A GB that leaves AWS for the internet, in US dollars. */
        outboundGigabyte?: number;
      };
    };
  };
}
