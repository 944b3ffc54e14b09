// Pages work without this. With it, what has just come is looked at first, once, a connection that is lost is told of, and
// how much of a file has been sent.
(function () {
  "use strict";
  function look() {
    var target = document.querySelector("[data-look]");
    if (target) {
      target.removeAttribute("data-look");
      target.focus();
    }
  }
  function offline(shown) {
    var notice = document.getElementById("offline");
    if (notice) {
      notice.hidden = !shown;
    }
  }
  function sent(event) {
    var bar = event.target.querySelector && event.target.querySelector("progress");
    if (bar && event.detail.lengthComputable && event.detail.total > 0) {
      bar.value = Math.floor((100 * event.detail.loaded) / event.detail.total);
      bar.nextElementSibling.textContent = bar.value + " %";
    }
  }
  document.addEventListener("DOMContentLoaded", look);
  document.addEventListener("htmx:xhr:progress", sent);
  document.addEventListener("htmx:afterSettle", look);
  document.addEventListener("htmx:beforeRequest", offline.bind(null, false));
  document.addEventListener("htmx:sendError", offline.bind(null, true));
  document.addEventListener("htmx:timeout", offline.bind(null, true));
})();
