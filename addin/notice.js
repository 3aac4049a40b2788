/* In ES5 and on its own, for the Internet Explorer inside Excel 2016 and 2019: says where to go instead of staying silent. */
(function () {
  'use strict';
  var notice = document.getElementById('too-old');
  var link = document.getElementById('page-address');
  var opening = document.getElementById('opening');
  var address = location.href.replace(/[^/]*([?#].*)?$/, '');
  if (link) {
    link.href = address;
    link.appendChild(document.createTextNode(''));
    link.firstChild.nodeValue = address;
  }
  // Only Internet Explorer has this.
  if (document.documentMode && notice && opening) {
    notice.removeAttribute('hidden');
    opening.style.display = 'none';
  }
})();
