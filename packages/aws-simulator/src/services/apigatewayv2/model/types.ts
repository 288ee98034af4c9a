import type {
  AccessLogSettings,
  Cors,
  JWTConfiguration,
  RouteSettings,
  TlsConfigInput,
} from '@aws-sdk/client-apigatewayv2';
import { NetworkInterface } from '../../ec2/model/types';

/** Tags, as this service has them. */
export type Tags = Record<string, string>;

/** What a request is sent on to. */
export interface Integration {
  id: string;
  connectionId?: string;
  connectionType: 'INTERNET' | 'VPC_LINK';
  description?: string;
  /** `ANY`, or the method of every request that is sent on. */
  method: string;
  /** A URL, or over a VPC link the ARN of a listener or of a Cloud Map service. */
  uri: string;
  timeoutInMillis: number;
  tlsConfig?: TlsConfigInput;
}

/** Which requests are sent to an integration, and who may make them. */
export interface Route {
  id: string;
  /** `GET /orders/{id}`, or `$default`. */
  key: string;
  authorizationType: 'NONE' | 'AWS_IAM' | 'JWT';
  authorizationScopes: string[];
  authorizerId?: string;
  operationName?: string;
  /** `integrations/` and the id of one. */
  target?: string;
}

/** Says by a token who a caller is. */
export interface Authorizer {
  id: string;
  name: string;
  identitySource: string[];
  jwt: JWTConfiguration;
}

/** What a stage serves: the routes and integrations at a time. */
export interface Deployment {
  id: string;
  createdDate: Date;
  description?: string;
  autoDeployed: boolean;
  routes: readonly Route[];
  integrations: ReadonlyMap<string, Integration>;
  authorizers: ReadonlyMap<string, Authorizer>;
}

/** An address of an API, with a deployment. */
export interface Stage {
  name: string;
  createdDate: Date;
  lastUpdatedDate: Date;
  accessLogSettings?: AccessLogSettings;
  autoDeploy: boolean;
  defaultRouteSettings: RouteSettings;
  deploymentId?: string;
  description?: string;
  routeSettings: Record<string, RouteSettings>;
  stageVariables: Record<string, string>;
  tags: Tags;
}

/** An HTTP API. */
export interface HttpApi {
  id: string;
  name: string;
  createdDate: Date;
  cors?: Cors;
  description?: string;
  disableExecuteApiEndpoint: boolean;
  ipAddressType: 'ipv4' | 'dualstack';
  version?: string;
  tags: Tags;
  routes: Map<string, Route>;
  integrations: Map<string, Integration>;
  authorizers: Map<string, Authorizer>;
  deployments: Map<string, Deployment>;
  stages: Map<string, Stage>;
}

/** Leads from the gateway into a VPC. */
export interface VpcLink {
  id: string;
  name: string;
  createdDate: Date;
  securityGroupIds: readonly string[];
  subnetIds: readonly string[];
  status: 'PENDING' | 'AVAILABLE' | 'DELETING' | 'INACTIVE';
  tags: Tags;
  /** None while it is inactive. */
  interfaces: NetworkInterface[];
  /** Settles when it is no longer `PENDING`. */
  stable: Promise<void>;
}

/** A domain name of the account's own, with the stages that it leads to. */
export interface DomainName {
  name: string;
  certificateArn: string;
  ipAddressType: 'ipv4' | 'dualstack';
  ownershipCertificateArn?: string;
  /** `d-abc.execute-api.eu-west-1.amazonaws.com` */
  regionalName: string;
  tags: Tags;
  /** By id. */
  mappings: Map<string, ApiMapping>;
}

/** The stage that a domain name leads to, for all paths or for those below a key. */
export interface ApiMapping {
  id: string;
  apiId: string;
  /** The beginning of the paths, without slashes around it; empty for all. */
  key: string;
  stage: string;
}
