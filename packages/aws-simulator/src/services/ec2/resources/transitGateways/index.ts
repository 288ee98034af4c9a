export * from './routeTables';
export * from './transitGateway';
export * from './vpcAttachment';
