/** The least an add-in of React and Fluent can be: Office.js is awaited, a button and tabs are drawn. What our pane's opening is held against. */
import { createRoot } from 'react-dom/client';
import { Button, FluentProvider, Tab, TabList, webLightTheme } from '@fluentui/react-components';

await Office.onReady();
const root = document.getElementById('root');
if (root)
  createRoot(root).render(
    <FluentProvider theme={webLightTheme}>
      <TabList selectedValue="one">
        <Tab value="one">Một</Tab>
        <Tab value="two">Hai</Tab>
      </TabList>
      <Button appearance="primary">Kiểm tra trang tính</Button>
    </FluentProvider>,
  );
