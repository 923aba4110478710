import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.WebSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * Opens a report of nld in headless Chromium, from disk, as a reader would: every page at 390 and 1400 pixels without an error, without a request
 * to a network and without overflow; the index filters; the dark scheme is dark, by the system and by the switch; the keyboard reaches the content.
 * A page that does all of it wrong must be found out. Speaks the DevTools protocol; needs Jackson on the class path:
 *
 * <pre>java -cp 'target/lib/*' verification/BrowserCheck.java target/report [DIRECTORY-FOR-SCREENSHOTS]</pre>
 */
public final class BrowserCheck {
    private static final int[] WIDTHS = {390, 1400};
    private static final List<String> NAMES = List.of("chromium", "chromium-browser", "google-chrome", "google-chrome-stable");
    /** A page of which everything is wrong: an error, a request, an overflow. */
    private static final String WRONG = "<!DOCTYPE html><title>wrong</title><div style='width:3000px'>wide</div>"
            + "<img src='http://127.0.0.1:9/missing.png' alt=''><script>console.error('wrong');undefined.wrong();</script>";

    private final Browser browser;
    private final Path report;
    private final List<String> faults = new ArrayList<>();

    private BrowserCheck(Browser browser, Path report) {
        this.browser = browser;
        this.report = report;
    }

    /** The report's directory, and where screenshots are to go if anywhere. */
    public static void main(String[] arguments) throws Exception {
        Path report = Path.of(arguments[0]).toAbsolutePath();
        boolean faultless;
        try (Browser browser = Browser.start()) {
            BrowserCheck check = new BrowserCheck(browser, report);
            check.control();
            int pages = check.pages();
            check.filters();
            check.colours();
            check.keyboard();
            if (arguments.length > 1) {
                check.screenshots(Files.createDirectories(Path.of(arguments[1])));
            }
            check.faults.forEach(fault -> System.err.println("browser: " + fault));
            System.out.println(pages + " pages at " + WIDTHS.length + " widths, filters, colours, keyboard: "
                    + (check.faults.isEmpty() ? "all as they should be" : check.faults.size() + " faults"));
            faultless = check.faults.isEmpty();
        }
        // after the browser is closed: leaving within would leave it running
        System.exit(faultless ? 0 : 1);
    }

    private void require(boolean condition, String fault) {
        if (!condition) {
            faults.add(fault);
        }
    }

    private void control() throws Exception {
        Path wrong = Files.createTempFile("wrong", ".html");
        Files.writeString(wrong, WRONG);
        browser.size(390);
        browser.open(wrong.toUri());
        List<String> seen = browser.seen();
        for (String kind : List.of("error: wrong", "exception", "request", "overflow")) {
            require(seen.stream().anyMatch(fault -> fault.startsWith(kind)), "the control, a page with everything wrong, has no " + kind + ": " + seen);
        }
        Files.delete(wrong);
    }

    private int pages() throws Exception {
        List<Path> pages;
        try (Stream<Path> files = Files.walk(report)) {
            pages = files.filter(file -> file.toString().endsWith(".html")).sorted().toList();
        }
        require(pages.size() > 1, "there are no pages in " + report);
        for (int width : WIDTHS) {
            browser.size(width);
            for (Path page : pages) {
                browser.open(page.toUri());
                browser.seen().forEach(fault -> faults.add(report.relativize(page) + " at " + width + " px: " + fault));
            }
        }
        return pages.size();
    }

    private void openIndex() throws Exception {
        browser.open(report.resolve("index.html").toUri());
    }

    /** Each verdict, a subject and a word leave as many rows as the results in JSON say. */
    private void filters() throws Exception {
        Map<String, Integer> broken = new TreeMap<>();
        Map<String, Integer> subjects = new TreeMap<>();
        int files = 0;
        for (JsonNode file : new ObjectMapper().readTree(report.resolve("verification.json").toFile()).get("files")) {
            boolean breaks = false;
            for (JsonNode finding : file.path("findings")) {
                breaks |= finding.get("standing").asText().equals("broken");
            }
            String[] parts = file.get("file").asText().split("/");
            subjects.merge(parts.length < 2 ? "." : parts[parts.length - 2], 1, Integer::sum);
            broken.merge("broken", breaks ? 1 : 0, Integer::sum);
            files++;
        }
        openIndex();
        require(rows() == files, "the index shows " + rows() + " of " + files + " files");
        choose("verdict", "broken");
        require(rows() == broken.get("broken"), "filtered by broken it shows " + rows() + " files, not " + broken);
        choose("verdict", "");
        for (Map.Entry<String, Integer> subject : subjects.entrySet()) {
            choose("subject", subject.getKey());
            require(rows() == subject.getValue(), "filtered by " + subject.getKey() + " it shows " + rows() + " files, not " + subject.getValue());
        }
        choose("subject", "");
        choose("words", "no theorem says this");
        require(rows() == 0, "words that are nowhere leave " + rows() + " files");
        require(browser.text("document.getElementById('count').textContent").startsWith("0 of "), "the count is not said");
        choose("words", "");
        require(rows() == files, "without filters it shows " + rows() + " of " + files + " files");
    }

    private int rows() throws Exception {
        return browser.value("[...document.querySelectorAll('tr[data-verdicts]')].filter(row => row.offsetParent !== null).length").asInt();
    }

    private void choose(String field, String value) throws Exception {
        browser.value("(field => { field.value = '" + value + "'; field.dispatchEvent(new Event('input')); })(document.getElementById('" + field + "'))");
    }

    private void colours() throws Exception {
        openIndex();
        browser.scheme("light");
        require(brightness() > 200, "in the light scheme the page is dark");
        browser.scheme("dark");
        require(brightness() < 60, "in the dark scheme of the system the page is light");
        browser.value("document.getElementById('scheme').click()");
        require(brightness() > 200, "the switch to light leaves the page dark");
        browser.value("document.getElementById('scheme').click()");
        browser.scheme("light");
        require(brightness() < 60, "the switch to dark leaves the page light");
        browser.value("document.getElementById('scheme').click()");
        require(brightness() > 200, "back at the system's scheme the page is dark");
    }

    private int brightness() throws Exception {
        return Integer.parseInt(browser.text("getComputedStyle(document.body).backgroundColor").replaceAll("\\D*(\\d+).*", "$1"));
    }

    private void keyboard() throws Exception {
        openIndex();
        browser.press("Tab");
        require(browser.text("document.activeElement.className").equals("skip"), "the first key does not reach the link to the content");
        require(browser.value("document.querySelectorAll('h1').length").asInt() == 1, "the index has not one main heading");
        require(browser.value("document.querySelectorAll('select:not([id]),input:not([id]),img:not([alt])').length").asInt() == 0,
                "a field or picture has no name");
    }

    private void screenshots(Path directory) throws Exception {
        List<Path> pages;
        try (Stream<Path> files = Files.walk(report)) {
            pages = files.filter(file -> file.toString().endsWith(".html")).sorted().toList();
        }
        for (String scheme : List.of("light", "dark")) {
            browser.scheme(scheme);
            for (int width : WIDTHS) {
                browser.size(width);
                for (Path page : pages) {
                    browser.open(page.toUri());
                    Files.write(directory.resolve(page.getFileName().toString().replace(".html", "") + "-" + width + "-" + scheme + ".png"), browser.picture());
                }
            }
        }
    }

    /** One tab of a headless browser. */
    private static final class Browser implements AutoCloseable {
        private static final ObjectMapper JSON = new ObjectMapper();

        private final Process process;
        private final Path profile;
        private final WebSocket socket;
        private final BlockingQueue<JsonNode> messages;
        private final List<String> seen = new ArrayList<>();
        private int calls;

        private Browser(Process process, Path profile, WebSocket socket, BlockingQueue<JsonNode> messages) {
            this.process = process;
            this.profile = profile;
            this.socket = socket;
            this.messages = messages;
        }

        static Browser start() throws Exception {
            Path profile = Files.createTempDirectory("nld-browser");
            Process process = new ProcessBuilder(executable(), "--headless=new", "--no-sandbox", "--disable-gpu", "--no-first-run",
                    "--disable-background-networking", "--remote-debugging-port=0", "--user-data-dir=" + profile, "about:blank")
                    .redirectErrorStream(true).redirectOutput(ProcessBuilder.Redirect.DISCARD).start();
            Path port = profile.resolve("DevToolsActivePort");
            for (int wait = 0; wait < 300 && (!Files.exists(port) || Files.size(port) == 0); wait++) {
                Thread.sleep(100);
            }
            HttpClient client = HttpClient.newHttpClient();
            String list = client.send(HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + Files.readAllLines(port).get(0) + "/json/list")).build(),
                    HttpResponse.BodyHandlers.ofString()).body();
            String address = "";
            for (JsonNode target : JSON.readTree(list)) {
                address = target.get("type").asText().equals("page") ? target.get("webSocketDebuggerUrl").asText() : address;
            }
            BlockingQueue<JsonNode> messages = new LinkedBlockingQueue<>();
            WebSocket socket = client.newWebSocketBuilder().buildAsync(URI.create(address), new Listener(messages)).get(20, TimeUnit.SECONDS);
            Browser browser = new Browser(process, profile, socket, messages);
            for (String domain : List.of("Page", "Runtime", "Log", "Network")) {
                browser.call(domain + ".enable", Map.of());
            }
            return browser;
        }

        private static String executable() throws IOException {
            for (String directory : System.getenv("PATH").split(":")) {
                for (String name : NAMES) {
                    if (Files.isExecutable(Path.of(directory, name))) {
                        return Path.of(directory, name).toString();
                    }
                }
            }
            throw new IOException("found none of " + NAMES + " on PATH; install one (Debian: chromium)");
        }

        void size(int width) throws Exception {
            call("Emulation.setDeviceMetricsOverride", Map.of("width", width, "height", 900, "deviceScaleFactor", 1, "mobile", width < 600));
        }

        void scheme(String scheme) throws Exception {
            call("Emulation.setEmulatedMedia", Map.of("features", List.of(Map.of("name", "prefers-color-scheme", "value", scheme))));
        }

        void press(String key) throws Exception {
            call("Input.dispatchKeyEvent", Map.of("type", "keyDown", "key", key, "code", key, "windowsVirtualKeyCode", 9));
            call("Input.dispatchKeyEvent", Map.of("type", "keyUp", "key", key, "code", key, "windowsVirtualKeyCode", 9));
        }

        void open(URI page) throws Exception {
            seen.clear();
            call("Page.navigate", Map.of("url", page.toString()));
            for (int wait = 0; wait < 400 && !text("document.readyState + ' ' + location.href.split('#')[0]").equals("complete " + page); wait++) {
                Thread.sleep(10);
            }
            int overflow = value("document.documentElement.scrollWidth - window.innerWidth").asInt();
            if (overflow > 0) {
                seen.add("overflow by " + overflow + " px: " + text("[...document.querySelectorAll('body *')].filter(one => "
                        + "one.getBoundingClientRect().right > window.innerWidth + 1).slice(0, 3).map(one => one.outerHTML.slice(0, 120)).join(' | ')"));
            }
        }

        /** What was wrong with the page that is open: errors, requests, overflow. */
        List<String> seen() {
            return List.copyOf(seen);
        }

        byte[] picture() throws Exception {
            return Base64.getDecoder().decode(call("Page.captureScreenshot", Map.of("captureBeyondViewport", true)).get("data").asText());
        }

        JsonNode value(String script) throws Exception {
            return call("Runtime.evaluate", Map.of("expression", script, "returnByValue", true)).path("result").path("value");
        }

        String text(String script) throws Exception {
            return value(script).asText();
        }

        private JsonNode call(String method, Map<String, Object> parameters) throws Exception {
            int id = ++calls;
            ObjectNode message = JSON.createObjectNode().put("id", id).put("method", method);
            message.set("params", JSON.valueToTree(parameters));
            socket.sendText(message.toString(), true).get(10, TimeUnit.SECONDS);
            while (true) {
                JsonNode answer = messages.poll(30, TimeUnit.SECONDS);
                if (answer == null) {
                    throw new IOException("the browser does not answer to " + method);
                }
                if (answer.path("id").asInt() == id) {
                    return answer.path("result");
                }
                note(answer);
            }
        }

        private void note(JsonNode event) {
            JsonNode details = event.path("params");
            switch (event.path("method").asText()) {
                case "Runtime.consoleAPICalled" -> {
                    if (details.get("type").asText().equals("error")) {
                        seen.add("error: " + details.at("/args/0/value").asText());
                    }
                }
                case "Runtime.exceptionThrown" -> seen.add("exception: " + details.at("/exceptionDetails/exception/description").asText());
                case "Log.entryAdded" -> {
                    if (details.at("/entry/level").asText().equals("error")) {
                        seen.add("error: " + details.at("/entry/text").asText());
                    }
                }
                case "Network.requestWillBeSent" -> {
                    String address = details.at("/request/url").asText();
                    if (!address.startsWith("file:") && !address.startsWith("data:")) {
                        seen.add("request: " + address);
                    }
                }
                default -> { }
            }
        }

        @Override
        public void close() throws Exception {
            socket.abort();
            process.descendants().toList().forEach(ProcessHandle::destroyForcibly);
            process.destroy();
            process.waitFor(10, TimeUnit.SECONDS);
            try (Stream<Path> files = Files.walk(profile)) {
                files.sorted(java.util.Comparator.reverseOrder()).forEach(file -> file.toFile().delete());
            }
        }
    }

    /** Puts the pieces of messages together. */
    private static final class Listener implements WebSocket.Listener {
        private final BlockingQueue<JsonNode> messages;
        private final StringBuilder text = new StringBuilder();

        Listener(BlockingQueue<JsonNode> messages) {
            this.messages = messages;
        }

        @Override
        public CompletionStage<?> onText(WebSocket socket, CharSequence data, boolean last) {
            text.append(data);
            if (last) {
                try {
                    messages.add(Browser.JSON.readTree(text.toString()));
                } catch (IOException fault) {
                    throw new IllegalStateException("the browser sent no JSON: " + text, fault);
                }
                text.setLength(0);
            }
            socket.request(1);
            return null;
        }
    }
}
