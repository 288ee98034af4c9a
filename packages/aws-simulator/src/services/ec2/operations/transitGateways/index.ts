export * from './attachments';
export * from './gateways';
export * from './routeTables';
