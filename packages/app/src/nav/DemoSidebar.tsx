import {
  Sidebar,
  SidebarDivider,
  SidebarItem,
  SidebarSpace,
} from '@backstage/core-components';
import { NavContentComponentProps } from '@backstage/plugin-app-react';
import { SimulationNotice } from './SimulationNotice';
import { SwitchUser } from './SwitchUser';

/** Home, the catalog and Create first, then other plugins, settings last. */
export const DemoSidebar = ({ navItems }: NavContentComponentProps) => {
  const nav = navItems.withComponent(item => (
    <SidebarItem icon={() => item.icon} to={item.href} text={item.title} />
  ));
  const settings = nav.take('page:user-settings');
  return (
    <Sidebar>
      <SimulationNotice />
      <SidebarDivider />
      {nav.take('page:fargate-api')}
      {nav.take('page:catalog')}
      {nav.take('page:scaffolder')}
      <SidebarDivider />
      {nav.rest({ sortBy: 'title' })}
      <SidebarSpace />
      <SidebarDivider />
      <SwitchUser />
      {settings}
    </Sidebar>
  );
};
