// Pages work without this. With it, what has just come is looked at first, and a form is sent once.
(function () {
  "use strict";
  function look() {
    var target = document.querySelector("[data-look]");
    if (target) {
      target.focus();
    }
  }
  document.addEventListener("DOMContentLoaded", look);
  document.addEventListener("htmx:afterSettle", look);
})();
