export { QuotaService } from './QuotaService';
