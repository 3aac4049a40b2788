/** The task pane's beginning: the same page with Excel's open workbook in front of it. */
import { openExcel, partitionOfExcel } from './host/excelHost.ts';
import { mount } from './mount.tsx';
import { keepForOffline, keepOffice } from './offline.ts';

keepForOffline();
const host = await openExcel().catch(() => 'no-office' as const);
if (host === 'too-old' || host === 'no-office') {
  document.getElementById(host)?.removeAttribute('hidden');
  document.getElementById('opening')?.setAttribute('hidden', '');
} else {
  // Opened in a plain browser (a saved link), it is the plain page.
  mount({ host, partition: host ? partitionOfExcel() : '' });
  void keepOffice();
}
