export { SecretNameService } from './SecretNameService';
