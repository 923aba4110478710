(function () {
  'use strict';
  var root = document.documentElement;
  var schemes = ['system', 'light', 'dark'];
  var button = document.getElementById('scheme');
  // a page that is opened from disk may have no storage: then the choice lasts as long as the page
  function kept() { try { return localStorage.getItem('nld-scheme'); } catch (none) { return null; } }
  function keep(scheme) { try { localStorage.setItem('nld-scheme', scheme); } catch (none) { return; } }
  function show(scheme) {
    if (scheme === 'system') { root.removeAttribute('data-scheme'); } else { root.setAttribute('data-scheme', scheme); }
    button.textContent = 'Colours: ' + scheme;
  }
  var scheme = schemes.indexOf(kept()) >= 0 ? kept() : 'system';
  show(scheme);
  button.hidden = false;
  button.addEventListener('click', function () {
    scheme = schemes[(schemes.indexOf(scheme) + 1) % schemes.length];
    keep(scheme);
    show(scheme);
  });

  var filters = document.getElementById('filters');
  if (filters) {
    var rows = Array.prototype.slice.call(document.querySelectorAll('tr[data-verdicts]'));
    var count = document.getElementById('count');
    var fields = ['verdict', 'subject', 'words'].map(function (name) { return document.getElementById(name); });
    var apply = function () {
      var words = fields[2].value.toLowerCase().split(/\s+/).filter(Boolean);
      var shown = 0;
      rows.forEach(function (row) {
        var fits = (!fields[0].value || row.dataset.verdicts.split(' ').indexOf(fields[0].value) >= 0)
          && (!fields[1].value || row.dataset.subject === fields[1].value)
          && words.every(function (word) { return row.textContent.toLowerCase().indexOf(word) >= 0; });
        row.hidden = !fits;
        shown += fits ? 1 : 0;
      });
      count.textContent = shown + ' of ' + rows.length + ' shown';
      try { history.replaceState(null, '', '#' + fields.map(function (field) { return encodeURIComponent(field.value); }).join('&')); } catch (none) { return; }
    };
    var given = location.hash.slice(1).split('&').map(decodeURIComponent);
    fields.forEach(function (field, index) {
      if (given.length === fields.length) { field.value = given[index]; }
      field.addEventListener('input', apply);
    });
    filters.hidden = false;
    apply();
  }

  // what scrolls can be reached by the keyboard
  document.querySelectorAll('.formula,figure,pre').forEach(function (part) {
    if (part.scrollWidth > part.clientWidth) {
      part.tabIndex = 0;
      part.setAttribute('role', 'group');
      part.setAttribute('aria-label', 'scrolls sideways');
    }
  });
  window.addEventListener('beforeprint', function () {
    document.querySelectorAll('details').forEach(function (part) { part.open = true; });
  });
}());
