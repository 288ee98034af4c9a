export { DISCOVERY_MILLISECONDS } from './discover';
export { endpointAt } from './endpointAt';
export { sendThroughGateway } from './sendThroughGateway';
